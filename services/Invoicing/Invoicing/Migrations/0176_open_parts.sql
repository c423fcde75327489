-- What is open of an invoice, part by part: what is paid pays the oldest instalment first, so what is open is of the latest.

create function open_parts(instalments jsonb, due date, open bigint) returns table (due_on date, cents bigint) language sql immutable as $$
    select due, open where instalments is null or open <= 0
    union all
    select p.due_on, case when p.place = 1 then open - p.later else least(p.cents, open - p.later) end
      from (select (i.part ->> 'dueOn')::date as due_on, (i.part -> 'amount' ->> 'cents')::bigint as cents, i.place,
                   coalesce(sum((i.part -> 'amount' ->> 'cents')::bigint) over (order by i.place desc rows between unbounded preceding and 1 preceding), 0)::bigint as later
              from jsonb_array_elements(instalments) with ordinality as i (part, place)) p
     where instalments is not null and open > 0 and open > p.later
$$;
