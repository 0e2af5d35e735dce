-- A correction is of the sites that the panel had when it was begun, as the ids of panel_chromosomes; of others a new one can
-- be made. Null where that is not known: those that were made before the panel's newest sites were loaded.
ALTER TABLE corrections ADD COLUMN sites uuid[];
UPDATE corrections c SET sites = p.ids
FROM (SELECT panel_id, array_agg(id ORDER BY id) AS ids, max(loaded_at) AS loaded_at
      FROM panel_chromosomes GROUP BY panel_id) p
WHERE p.panel_id = c.panel_id AND p.loaded_at < c.started_at;
ALTER TABLE corrections DROP CONSTRAINT corrections_origin_id_panel_id_key;
ALTER TABLE corrections ADD CONSTRAINT corrections_of_sites UNIQUE (origin_id, panel_id, sites);
