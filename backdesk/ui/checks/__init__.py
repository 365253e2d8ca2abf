"""The tab of the plan checks: what a careful colleague would notice, why, and ways out."""
