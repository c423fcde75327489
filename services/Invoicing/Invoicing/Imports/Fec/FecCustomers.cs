using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports.Fec;

/// <summary>The customers of an accounting export: opened where they are new, named where nobody knows better.</summary>
sealed class FecCustomers(Books books, CustomerDirectory directory)
{
    /// <summary>Holds the accounts of these rows, opening those that are missing.</summary>
    /// <returns>The payment term of each.</returns>
    public async Task<Dictionary<Guid, CustomerTerms>> Open(Session session, Import import, IReadOnlyList<FecItemRow> rows, EventContext context, CancellationToken stop)
    {
        var ids = rows.Select(r => r.Customer).ToArray();
        await Ledger.Hold(session, ids, stop);
        var known = (await session.Read("select id, language from customers where id = any($1)", r => (Id: r.GetGuid(0), Language: r.GetString(1)), stop, ids)).ToDictionary(c => c.Id, c => c.Language);
        var named = (await session.Read("select customer, name from import_names where import = $1 and customer = any($2)", r => (Id: r.GetGuid(0), Name: r.GetString(1)), stop, import.Id, ids))
            .ToDictionary(n => n.Id, n => n.Name);
        var entries = await directory.Read(session, ids, stop);

        var changes = new List<(Guid Customer, Entry Entry, CustomerCommand Order)>();
        foreach (var row in rows)
        {
            var (was, entry) = (entries[row.Customer], entries[row.Customer].Named(named.GetValueOrDefault(row.Customer), NameSource.Export));
            if (known.TryGetValue(row.Customer, out var language) && (entry.Name, entry.Source) == (was.Name, was.Source)) continue;
            changes.Add((row.Customer, entry, new CustomerCommand.Mention(new(import.Creditor, row.CustomerNumber), null, null, entry.Fingerprint(language ?? "fr"))));
        }

        if (named.Any(n => entries[n.Key].Erased.Holds(n.Value))) await import.WarnsOfErased(session, stop);
        if (changes.Count > 0)
        {
            await books.Customers.Apply(session, [.. changes.Select(c => (c.Customer, c.Order))], context, stop);
            await directory.Write(session, [.. changes.Select(c => (c.Customer, c.Entry))], stop);
        }

        return await CustomerTerms.Read(session, ids, stop);
    }
}
