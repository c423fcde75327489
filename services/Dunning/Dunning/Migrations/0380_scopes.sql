-- Which cases each user sees and acts on; all of it follows from the streams. A user without a row sees all. name_key is how a name is recognised.
create table user_scopes (
    name_key     text   primary key,
    name         text   not null,
    entities     text[] not null,
    regions      text[] not null,
    sales_people text[] not null,
    set_on       date   not null,
    set_by       text   not null
);

-- The ERP's own region of a customer, as the last message about it told.
alter table case_traits add column region text;

grant select, insert, update, delete on user_scopes to {role};
