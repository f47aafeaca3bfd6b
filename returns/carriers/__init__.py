"""Those who carry parcels: how their tracking numbers look, and what they say about a parcel."""
