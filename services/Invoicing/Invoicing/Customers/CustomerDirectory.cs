using System.Security.Cryptography;
using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Customers;

/// <summary>Whom at a customer a message is meant for.</summary>
public enum ContactRole
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Who pays the invoices.</summary>
    AccountsPayable,

    /// <summary>Who answers for the money.</summary>
    FinanceDirector,

    /// <summary>Who answers for the company, at its registered seat.</summary>
    LegalRepresentative,
}

/// <summary>One way to reach a customer. Personal data: lives in a table where it can be erased.</summary>
/// <param name="Role">Whom it reaches.</param>
/// <param name="Name">Of the person or department, or null.</param>
/// <param name="Email">Or null.</param>
/// <param name="Phone">E.164, or null.</param>
/// <param name="Address">Street lines, or empty.</param>
/// <param name="Postcode">Or null.</param>
/// <param name="City">Or null.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null.</param>
public sealed record Contact(ContactRole Role, string? Name, string? Email, string? Phone, string[] Address, string? Postcode, string? City, string? Country);

/// <summary>Who told the name of a customer: what the ERP says stands over a contacts file, and that over an accounting export.</summary>
enum NameSource
{
    Unknown,
    Export,
    ContactsFile,
    Erp,
}

/// <summary>Name and contacts of a customer.</summary>
sealed record Entry(string? Name, NameSource Source, IReadOnlyList<Contact> Contacts)
{
    public static Entry Empty { get; } = new(null, NameSource.Unknown, []);

    /// <summary>The name of the better source, of the later one among equals.</summary>
    public Entry Named(string? name, NameSource source) => name is not null && source >= Source ? this with { Name = name, Source = source } : this;

    /// <summary>What stands in the stream for name, language and contacts.</summary>
    public string Fingerprint(string language) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Name, language, Contacts }, EventJson.Options)));
}

/// <summary>Names and contacts of customers, where they can be erased.</summary>
static class CustomerDirectory
{
    public static async Task<Dictionary<Guid, Entry>> Read(Session session, Guid[] customers, CancellationToken stop)
    {
        var names = await session.Read("select customer, name, source from customer_names where customer = any($1)", r => (Id: r.GetGuid(0), Name: r.GetString(1), Source: (NameSource)r.GetInt32(2)), stop, customers);
        var contacts = (await session.Read(
            "select customer, role, name, email, phone, address, postcode, city, country from contacts where customer = any($1) order by customer, position",
            r => (Id: r.GetGuid(0), Contact: new Contact(Words.Read<ContactRole>(r.GetString(1)), r.Text(2), r.Text(3), r.Text(4), r.GetFieldValue<string[]>(5), r.Text(6), r.Text(7), r.Text(8))),
            stop, customers)).ToLookup(c => c.Id, c => c.Contact);
        var named = names.ToDictionary(n => n.Id);
        return customers.Distinct().ToDictionary(id => id, id => named.TryGetValue(id, out var name) ? new Entry(name.Name, name.Source, [.. contacts[id]]) : Entry.Empty with { Contacts = [.. contacts[id]] });
    }

    public static async Task Write(Session session, IReadOnlyList<(Guid Customer, Entry Entry)> entries, CancellationToken stop)
    {
        var named = entries.Where(e => e.Entry.Name is not null).ToArray();
        await session.Run(
            "insert into customer_names (customer, name, source) select * from unnest($1::uuid[], $2::text[], $3::int[]) on conflict (customer) do update set name = excluded.name, source = excluded.source",
            stop, Array.ConvertAll(named, e => e.Customer), Array.ConvertAll(named, e => e.Entry.Name), Array.ConvertAll(named, e => (int)e.Entry.Source));
        await session.Run("delete from contacts where customer = any($1)", stop, Array.ConvertAll([.. entries], e => e.Customer));
        var rows = entries.SelectMany(e => e.Entry.Contacts.Select((c, position) => new
        {
            customer = e.Customer, position, role = Words.Of(c.Role), name = c.Name, email = c.Email, phone = c.Phone, address = c.Address, postcode = c.Postcode, city = c.City, country = c.Country,
        })).ToArray();
        if (rows.Length == 0) return;
        await session.Run(
            """
            insert into contacts (customer, position, role, name, email, phone, address, postcode, city, country)
            select customer, position, role, name, email, phone, array(select jsonb_array_elements_text(address)), postcode, city, country
              from jsonb_to_recordset($1::jsonb) as c(customer uuid, position int, role text, name text, email text, phone text, address jsonb, postcode text, city text, country text)
            """, stop, JsonSerializer.Serialize(rows));
    }
}
