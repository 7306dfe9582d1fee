-- By what a root folder is known again: device and number of the folder itself, as the system tells them when files are in it. Null
-- while nothing was filed there, and where the system tells nothing.
alter table root_folder add column if not exists mark character varying;
