-- Where a recycled file came from and what it was of, so that it can be shown and put back.
alter table recycled_file add column if not exists place_from character varying; -- null: nobody noted it
alter table recycled_file add column if not exists title character varying; -- null: of none that the library knew
