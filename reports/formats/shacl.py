"""A SHACL validation report (W3C, §3.6) in Turtle: each gap is a result about its first subject."""

from __future__ import annotations

from urllib.parse import quote

from rdflib import RDF, SH, XSD, BNode, Graph, Literal, Namespace, URIRef

from queries.finding import Verdict
from queries.rule import Binding
from reports.report import Item, Report

TERMS = Namespace("urn:samordning:terms:")
"""What SHACL has no word for."""
_SEVERITIES = {
    Binding.REQUIREMENT: SH.Violation,
    Binding.RECOMMENDATION: SH.Warning,
    Binding.OPTION: SH.Info,
}


def write(report: Report) -> bytes:
    """The report in Turtle. It conforms where no requirement or recommendation has a gap."""
    graph = Graph()
    graph.bind("sh", SH)
    graph.bind("samordning", TERMS)
    whole = BNode()
    conforms = report.gaps(Binding.RECOMMENDATION) == 0
    graph.add((whole, RDF.type, SH.ValidationReport))
    graph.add((whole, SH.conforms, Literal(conforms)))
    graph.add((whole, TERMS.asOf, Literal(report.as_of.isoformat(), datatype=XSD.date)))
    graph.add((whole, TERMS.synthetic, Literal(report.synthetic)))
    for item in report.items:
        # A possibility that is not used is no violation: a conforming report may say so as information only.
        if item.verdict is Verdict.GAP and not (conforms and item.rule.binding is Binding.OPTION):
            _result(graph, whole, item, report.language)
    return graph.serialize(format="turtle").encode()


def uri(id_: str) -> URIRef:
    """An id of the register as a name that RDF can use."""
    return URIRef("urn:samordning:" + quote(id_, safe=":"))


def _result(graph: Graph, whole: BNode, item: Item, language: str) -> None:
    result = BNode()
    graph.add((whole, SH.result, result))
    graph.add((result, RDF.type, SH.ValidationResult))
    graph.add((result, SH.focusNode, uri(item.finding.subjects[0])))
    if len(item.finding.subjects) > 1:
        graph.add((result, SH.value, uri(item.finding.subjects[1])))
    graph.add((result, SH.resultSeverity, _SEVERITIES[item.rule.binding]))
    graph.add((result, SH.sourceConstraintComponent, TERMS.RuleConstraintComponent))
    graph.add((result, SH.sourceShape, TERMS[item.rule.id]))
    graph.add((result, SH.resultMessage, Literal(item.reason, lang=language)))
    if item.change:
        graph.add((result, TERMS.smallestChange, Literal(item.change, lang=language)))
    if item.finding.since:
        graph.add((result, TERMS.since, Literal(item.finding.since.isoformat(), datatype=XSD.date)))
    if item.synthetic:
        graph.add((result, TERMS.synthetic, Literal(True)))
