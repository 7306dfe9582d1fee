-- Whose a download is: what its client had before Magpie handed it over is somebody else's, and is never changed or removed.
alter table download add column if not exists was_there boolean default false not null;
-- The client that was about to be given it; 0: none. What is found there after a crash is then taken for Magpie's own.
alter table download add column if not exists asked_client bigint default 0 not null;
-- When the client says that it was added, by its own clock: the same torrent added anew by a person tells another time.
alter table download add column if not exists client_added timestamp(6) with time zone;
-- The line of history of a removal that was begun; null: none.
alter table download add column if not exists removal character varying;
