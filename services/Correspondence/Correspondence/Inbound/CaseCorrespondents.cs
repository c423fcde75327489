using Recouvrement.Correspondence.Debtors;
using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Correspondence.Domain.Suppressions;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Inbound;

/// <summary>Reads who has been written to in a case: from the envelopes that are kept, and what is known of the debtor.</summary>
static class CaseCorrespondents
{
    /// <summary>
    /// Those of the case that a mail belongs to. Of all its messages, for the document of one may be erased, and who got a copy of the last reminder answers this one as well. What went to
    /// the creditor's own mailbox instead went to nobody.
    /// </summary>
    public static async Task<Correspondents> Of(Session session, Belonging to, CancellationToken stop)
    {
        var written = await session.Read(
            "select m.decision, m.debtor, d.envelope ->> 'To', d.envelope ->> 'Cc' from messages m left join documents d using (decision) where m.case_id = $1 and not m.redirected",
            row => (Decision: row.GetGuid(0), Debtor: row.IsDBNull(1) ? default(Guid?) : row.GetGuid(1), To: Mailbox(row, 2), Cc: Mailbox(row, 3)), stop, to.Case);
        var debtor = new HashSet<string>(written.Select(w => w.To).OfType<string>());
        foreach (var id in written.Select(w => w.Debtor).OfType<Guid>().Distinct())
            if (await AddressBook.Debtor(session, id, stop) is { } known) debtor.UnionWith(known.Contacts.Select(contact => AddressKey.OfEmail(contact.Email)).OfType<string>());
        return new(written.Where(w => w.Decision == to.Decision).Select(w => w.To).FirstOrDefault(), [.. debtor], [.. written.Select(w => w.Cc).OfType<string>()]);
    }

    static string? Mailbox(Npgsql.NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : AddressKey.OfEmail(row.GetString(column));
}
