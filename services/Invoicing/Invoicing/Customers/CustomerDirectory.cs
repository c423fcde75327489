using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.PersonalData;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Customers;

/// <summary>Names and contacts of customers, where they can be erased. Contacts lie sealed, each under the key of its person.</summary>
sealed class CustomerDirectory(Vault vault)
{
    readonly ErasedWords words = new(vault);

    /// <summary>What is known of these customers: an entry for each.</summary>
    public async Task<Dictionary<Guid, Entry>> Read(Session session, Guid[] customers, CancellationToken stop)
    {
        var names = (await session.Read("select customer, name, source from customer_names where customer = any($1)", r => (Id: r.GetGuid(0), Name: r.GetString(1), Source: (NameSource)r.GetInt32(2)), stop, customers))
            .ToDictionary(n => n.Id);
        var salts = (await session.Read("select customer, salt from contact_salts where customer = any($1)", r => (Id: r.GetGuid(0), Salt: r.GetFieldValue<byte[]>(1)), stop, customers)).ToDictionary(s => s.Id, s => s.Salt);
        var contacts = (await session.Read(
            $"select c.customer, {SealedContact.Columns} from contacts c left join subject_keys k on k.subject = c.subject where c.customer = any($1) order by c.customer, c.position",
            r => (Id: r.GetGuid(0), Contact: SealedContact.Read(r, 1).Open(vault)), stop, customers)).ToLookup(c => c.Id, c => c.Contact);
        var seats = (await session.Read(
            "select c.id, r.seat_street, r.seat_postcode, r.seat_city from customers c join company_records r on r.siren = c.siren where c.id = any($1) and r.state = 'active' and r.seat_street is not null and r.seat_city is not null",
            r => (Id: r.GetGuid(0), Seat: new Seat([r.GetString(1)], r.Text(2), r.GetString(3), null)), stop, customers)).ToDictionary(s => s.Id, s => s.Seat);
        var erased = await ErasedWords.Of(session, customers, stop);
        return customers.Distinct().ToDictionary(id => id, id => new Entry(
            names.TryGetValue(id, out var name) ? name.Name : null, names.TryGetValue(id, out name) ? name.Source : NameSource.Unknown, [.. contacts[id].OfType<Contact>()], salts.GetValueOrDefault(id) ?? Entry.NewSalt(),
            new(id, words, erased[id])) { Registered = seats.GetValueOrDefault(id) });
    }

    /// <summary>Writes entries whole. A person who is in none of them any more is forgotten, and its key with it.</summary>
    public async Task Write(Session session, IReadOnlyList<(Guid Customer, Entry Entry)> entries, CancellationToken stop)
    {
        var customers = Array.ConvertAll([.. entries], e => e.Customer);
        await session.Run("delete from customer_names where customer = any($1)", stop, Array.ConvertAll([.. entries.Where(e => e.Entry.Name is null)], e => e.Customer));
        await WriteNames(session, [.. entries.Where(e => e.Entry.Name is not null)], stop);
        await session.Run("insert into contact_salts (customer, salt) select * from unnest($1::uuid[], $2::bytea[]) on conflict (customer) do update set salt = excluded.salt", stop,
            customers, Array.ConvertAll([.. entries], e => e.Entry.Salt));

        var contacts = entries.SelectMany(e => e.Entry.Contacts.Select((contact, position) => (e.Customer, Position: position, Contact: contact with { Subject = contact.Subject ?? Guid.CreateVersion7() }))).ToList();
        var subjects = Array.ConvertAll([.. contacts], c => c.Contact.Subject!.Value);
        await session.Run("delete from subject_keys where subject in (select subject from contacts where customer = any($1)) and subject <> all($2)", stop, customers, subjects);
        await session.Run("delete from contacts where customer = any($1)", stop, customers);
        if (contacts.Count == 0) return;

        var keys = (await session.Read("select subject, wrapped from subject_keys where subject = any($1)", r => (Subject: r.GetGuid(0), Key: r.GetFieldValue<byte[]>(1)), stop, subjects)).ToDictionary(k => k.Subject, k => k.Key);
        var newcomers = Array.FindAll(subjects, subject => !keys.ContainsKey(subject));
        foreach (var subject in newcomers) keys[subject] = vault.NewKey(subject);
        await SubjectKeys.Add(session, vault, [.. newcomers.Select(s => (s, keys[s]))], stop);
        await WriteContacts(session, [.. contacts.Select(c => (c.Customer, c.Position, SealedContact.Of(vault, keys[c.Contact.Subject!.Value], c.Contact)))], stop);
    }

    static Task WriteNames(Session session, (Guid Customer, Entry Entry)[] named, CancellationToken stop) => session.Run(
        "insert into customer_names (customer, name, source) select * from unnest($1::uuid[], $2::text[], $3::int[]) on conflict (customer) do update set name = excluded.name, source = excluded.source",
        stop, Array.ConvertAll(named, e => e.Customer), Array.ConvertAll(named, e => e.Entry.Name), Array.ConvertAll(named, e => (int)e.Entry.Source));

    static Task WriteContacts(Session session, (Guid Customer, int Position, SealedContact Contact)[] rows, CancellationToken stop) => session.Run(
        """
        insert into contacts (customer, position, role, address, subject, sealed, email_hash)
        select customer, position, role, '{}', subject, sealed, email_hash
          from unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[], $5::bytea[], $6::bytea[]) as c(customer, position, role, subject, sealed, email_hash)
        """, stop,
        Array.ConvertAll(rows, r => r.Customer), Array.ConvertAll(rows, r => r.Position), Array.ConvertAll(rows, r => Words.Of(r.Contact.Role)), Array.ConvertAll(rows, r => r.Contact.Subject),
        Array.ConvertAll(rows, r => r.Contact.Sealed), Array.ConvertAll(rows, r => r.Contact.EmailHash));
}
