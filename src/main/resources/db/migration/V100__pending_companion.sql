-- What only goes with another file keeps nothing else from coming back.
alter table undo_pending_move add column if not exists companion boolean default false not null;
