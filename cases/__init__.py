"""Investigations, evidence, case files. The highest floor: uses referrals and victims."""
