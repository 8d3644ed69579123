-- Addresses of staff pages name a waiver alone; the list of what waits begins with the oldest.
CREATE INDEX waivers_by_id ON waivers (id);
CREATE INDEX waivers_waiting ON waivers (requested_at, id) WHERE state = 'requested';
