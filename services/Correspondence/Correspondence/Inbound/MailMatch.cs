using Npgsql;
using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Inbound;

/// <summary>Finds what a mail belongs to, by its clues, the surest first. What points to more than one case points to none.</summary>
static class MailMatch
{
    const int DaysKnown = 183;

    const string Message = "select m.decision, m.case_id, m.creditor, m.redirected from messages m where m.case_id is not null and ";

    internal const string WrittenTo =
        """
        select distinct m.case_id, m.creditor from messages m
         where m.debtor in (select c.debtor from contacts c where mailboxes_of(c.body) @> array[$1]) and m.case_id is not null and m.state = 'sent' and not m.redirected and m.sent_on >= $2
         limit 2
        """;

    /// <summary>What it belongs to; null where a person must say.</summary>
    public static async Task<(Belonging To, MatchedBy How)?> Of(Session session, Clues clues, DateOnly today, CancellationToken stop)
    {
        if (await ByDecision(session, clues.Decisions, stop) is { } named) return (named, MatchedBy.Token);
        foreach (var id in clues.MessageIds)
            if (await ByMessageId(session, id, stop) is { } answered) return (answered, MatchedBy.MessageId);
        foreach (var reference in clues.References)
            if (await ByReference(session, reference, stop) is { } meant) return (meant, MatchedBy.Reference);
        return clues.Sender is { } sender && await BySender(session, sender, today, stop) is { } known ? (known, MatchedBy.Sender) : null;
    }

    static async Task<Belonging?> ByDecision(Session session, IEnumerable<Guid> decisions, CancellationToken stop) =>
        await session.Read(Message + "m.decision = any($1) limit 2", Row, stop, (object)decisions.ToArray()) is [var only] ? only : null;

    // A mail of before Message-IDs were kept is known by the decision in its own.
    static async Task<Belonging?> ByMessageId(Session session, string id, CancellationToken stop) =>
        await session.Read(Message + "(m.message_id = $1 or m.message_id is null and m.decision = $2) limit 2", Row, stop, id, Guid.TryParseExact(id.Split('@')[0], "D", out var decision) ? decision : null) is [var only] ? only : null;

    // A reference is the beginning of a decision.
    static async Task<Belonging?> ByReference(Session session, string reference, CancellationToken stop) =>
        await session.Read(
            Message + "m.decision between $1 and $2 limit 2", Row, stop,
            Guid.ParseExact(reference + new string('0', 24), "N"), Guid.ParseExact(reference + new string('f', 24), "N")) is [var only] ? only : null;

    // Who is open is known in Dunning; whoever was written to lately is close enough, and who is known at two debtors is known at none.
    static async Task<Belonging?> BySender(Session session, string sender, DateOnly today, CancellationToken stop) =>
        await session.Read(
            WrittenTo, row => new Belonging(null, row.GetGuid(0), row.GetString(1), false), stop, sender, today.AddDays(-DaysKnown)) is [var only] ? only : null;

    /// <summary>A message and its case, for a person who names them; null where they are not known, or not together.</summary>
    public static async Task<Belonging?> Named(Session session, Guid dunningCase, Guid? decision, CancellationToken stop) => decision is { } message
        ? await session.Read(Message + "m.decision = $1 and m.case_id = $2", Row, stop, message, dunningCase) is [var found] ? found : null
        : await session.Read("select m.creditor from messages m where m.case_id = $1 limit 1", row => row.GetString(0), stop, dunningCase) is [var creditor] ? new(null, dunningCase, creditor, false) : null;

    static Belonging Row(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetBoolean(3));
}
