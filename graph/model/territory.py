"""The ties of the two territorial axes, which do not nest, and of organizations to their parts."""

from __future__ import annotations

from graph.model.base import Dated, Tie


class PartOf(Tie, Dated):
    """An organization is a part of another (W3C ORG: unitOf). Ownership is something else."""

    # (:ServicePoint)-[:PART_OF]->(:ServiceUnit)-[:PART_OF]->(:GeographicUnit)-[:PART_OF]->(:PoliceDistrict)
    # (:FunctionalUnit)-[:PART_OF]->(:PoliceDistrict)
    # (:MunicipalUnit|CityDistrict)-[:PART_OF]->(:Municipality)
    type = "PART_OF"
    starts = (
        "ServicePoint", "ServiceUnit", "GeographicUnit", "FunctionalUnit", "MunicipalUnit", "CityDistrict",
    )  # fmt: skip
    ends = (
        "ServiceUnit",
        "GeographicUnit",
        "PoliceDistrict",
        "Municipality",
        "FunctionalUnit",
        "NationalBody",
    )


class InCounty(Tie, Dated):
    """The county that a municipality lies in. Oslo lies in itself."""

    # (:Municipality)-[:IN_COUNTY]->(:County)
    type = "IN_COUNTY"
    starts = ("Municipality",)
    ends = ("County",)


class InPoliceDistrict(Tie, Dated):
    """The police district that a municipality lies in: sourced, and the police axis itself."""

    # (:Municipality)-[:IN_POLICE_DISTRICT]->(:PoliceDistrict)
    type = "IN_POLICE_DISTRICT"
    starts = ("Municipality",)
    ends = ("PoliceDistrict",)


class Serves(Tie, Dated):
    """The place or district that a unit or a regional body serves; known only for parts of the country."""

    # (:ServiceUnit)-[:SERVES]->(:Municipality|CityDistrict), (:FunctionalUnit)-[:SERVES]->(:PoliceDistrict)
    # (:MediationBoard|EmergencyService|IntermunicipalBody)-[:SERVES]->(:Municipality)
    type = "SERVES"
    starts = ("ServiceUnit", "FunctionalUnit", "MediationBoard", "EmergencyService", "IntermunicipalBody")
    ends = ("Municipality", "CityDistrict", "PoliceDistrict")
