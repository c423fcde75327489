using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports.Contacts;

/// <summary>Books a contacts file, some customers at a time. A customer nobody knows is registered with its contacts, without invoices.</summary>
sealed class ContactsBooking(Books books, CustomerDirectory directory)
{
    const int Batch = 2_000;

    public async Task Book(Session session, Import import, EventContext context, CancellationToken stop)
    {
        await using var stored = new StoredFile(session, import.Id);
        using var content = new MemoryStream();
        await stored.CopyToAsync(content, stop);
        var (customers, rejected, rows) = ContactsFile.Read(content.ToArray());
        var batch = customers.Skip((int)import.Position).Take(Batch).ToList();
        if (import.Position == 0)
        {
            await Rejections.Add(session, import.Id, rejected, stop);
            await session.Run("update imports set rows = $2, customers = $3, due = $3, state = 'booking' where id = $1", stop, import.Id, rows, customers.Count);
        }

        if (batch.Count > 0) await Book(session, import, batch, context, stop);
        if (import.Position + batch.Count < customers.Count) return;
        await import.Forget(session, stop);
        await import.Becomes(session, ImportState.Completed, stop);
    }

    async Task Book(Session session, Import import, List<CustomerContacts> batch, EventContext context, CancellationToken stop)
    {
        var creditor = Siren.Parse(import.Creditor)!.Value;
        var ids = batch.Select(c => BusinessKey.OfCustomer(creditor, c.Number)).ToArray();
        await Ledger.Hold(session, ids, stop);
        var languages = (await session.Read("select id, language from customers where id = any($1)", r => (Id: r.GetGuid(0), Language: r.GetString(1)), stop, ids)).ToDictionary(c => c.Id, c => c.Language);
        var known = await directory.Read(session, ids, stop);
        var entries = batch.Select((c, i) => (Id: ids[i], Entry: Merged(known[ids[i]], c))).ToList();
        var outcomes = await books.Customers.Apply(
            session,
            [.. batch.Select((c, i) => (ids[i], (CustomerCommand)new CustomerCommand.Mention(
                new(import.Creditor, c.Number), c.Kind, c.Language, entries[i].Entry.Fingerprint(c.Language ?? languages.GetValueOrDefault(ids[i], "fr")))))],
            context, stop);
        var changed = outcomes.Select((o, i) => (o.Decision.Facts, Index: i)).Where(o => !o.Facts.IsEmpty).ToList();
        var added = changed.Count(o => o.Facts.Any(f => f is CustomerEvent.CustomerRegistered));
        await directory.Write(session, [.. entries.Where((e, i) => !outcomes[i].Decision.Facts.IsEmpty || e.Entry.Source != known[e.Id].Source)], stop);
        if (batch.Where((c, i) => known[ids[i]].Erased.Repeated(c.Name, c.Contacts).Any()).Any()) await import.WarnsOfErased(session, stop);
        await session.Run(
            "update imports set position = position + $2, added = added + $3, changed = changed + $4, unchanged = unchanged + $5 where id = $1",
            stop, import.Id, (long)batch.Count, added, changed.Count - added, batch.Count - changed.Count);
    }

    static Entry Merged(Entry known, CustomerContacts said)
    {
        var roles = said.Contacts.Select(c => c.Role).ToHashSet();
        return known.Reached(said.IsIncomplete ? [.. said.Contacts, .. known.Contacts.Where(c => !roles.Contains(c.Role))] : said.Contacts).Named(said.Name, NameSource.ContactsFile);
    }
}
