-- Who signs where a step says so, and where the entity's customers pay on the web.
alter table letterheads
    add column sales_director_name  text,
    add column sales_director_title text,
    add column payment_url          text;
