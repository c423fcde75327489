using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Placements;

/// <summary>A question of the agency.</summary>
/// <param name="Reference">The agency's own.</param>
/// <param name="Kind"><c>document</c>, <c>address</c>, <c>contact</c> or <c>explanation</c>.</param>
/// <param name="ClaimId">The claim it is about; null for all.</param>
/// <param name="Question">Its words; null when they were erased.</param>
/// <param name="AskedOn">When.</param>
/// <param name="AnsweredOn">Null while it is open.</param>
/// <param name="Answer">Words of the creditor; null while it is open, or when they were erased.</param>
sealed record QuestionLine(string Reference, string Kind, Guid? ClaimId, string? Question, DateOnly AskedOn, DateOnly? AnsweredOn, string? Answer)
{
    public static async Task<IReadOnlyList<QuestionLine>> All(Session session, Guid placement, CancellationToken stop) => await session.Read(
        """
        select q.reference, q.kind, q.invoice, a.note, q.asked_on, q.answered_on, c.note from questions q
          left join notes a on a.placement = q.placement and a.reference = q.reference and a.side = 'agency'
          left join notes c on c.placement = q.placement and c.reference = q.reference and c.side = 'creditor'
         where q.placement = $1 order by q.asked_on, q.reference
        """,
        row => new QuestionLine(row.GetString(0), row.GetString(1), row.Maybe<Guid?>(2), row.Maybe<string>(3), row.GetFieldValue<DateOnly>(4), row.Maybe<DateOnly?>(5), row.Maybe<string>(6)), stop, placement);
}

/// <summary>A green light that was asked for.</summary>
/// <param name="Reference">The agency's own.</param>
/// <param name="Act"><c>court_action</c>, <c>visit</c>, <c>enforcement</c> or <c>settlement</c>.</param>
/// <param name="Note">Words of the agency; null when there are none or they were erased.</param>
/// <param name="AskedOn">When.</param>
/// <param name="Given">Null while it is open.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="AnsweredOn">Null while it is open.</param>
/// <param name="Answer">Words of the creditor; null when there are none or they were erased.</param>
sealed record GreenLightLine(string Reference, string Act, string? Note, DateOnly AskedOn, bool? Given, string? Reason, DateOnly? AnsweredOn, string? Answer)
{
    public static async Task<IReadOnlyList<GreenLightLine>> All(Session session, Guid placement, CancellationToken stop) => await session.Read(
        """
        select g.reference, g.act, a.note, g.asked_on, g.given, g.why, g.answered_on, c.note from green_lights g
          left join notes a on a.placement = g.placement and a.reference = g.reference and a.side = 'agency'
          left join notes c on c.placement = g.placement and c.reference = g.reference and c.side = 'creditor'
         where g.placement = $1 order by g.asked_on, g.reference
        """,
        row => new GreenLightLine(
            row.GetString(0), row.GetString(1), row.Maybe<string>(2), row.GetFieldValue<DateOnly>(3), row.Maybe<bool?>(4), row.Maybe<string>(5), row.Maybe<DateOnly?>(6), row.Maybe<string>(7)), stop, placement);
}

/// <summary>Money the agency received, and what became of it.</summary>
/// <param name="Reference">The agency's own.</param>
/// <param name="ClaimId">The claim.</param>
/// <param name="AmountCents">Received.</param>
/// <param name="CollectedOn">Day of effective cashing.</param>
/// <param name="FeeCents">By the grid, without tax; null where the mandate has none: it cannot be checked.</param>
/// <param name="FeeVatCents">Its tax.</param>
/// <param name="ToRemitCents">To be passed on.</param>
/// <param name="RemitBy">Last day for it.</param>
/// <param name="RemittedCents">Passed on so far.</param>
/// <param name="RemittedOn">Day of the last transfer.</param>
/// <param name="ReceiptOn">Day of the debtor's receipt; null while there is none.</param>
/// <param name="InvoicedCents">Fee invoiced, without tax.</param>
/// <param name="InvoicedVatCents">Its tax.</param>
sealed record CollectionLine(
    string Reference, Guid ClaimId, long AmountCents, DateOnly CollectedOn, long? FeeCents, long? FeeVatCents, long ToRemitCents, DateOnly RemitBy, long RemittedCents, DateOnly? RemittedOn,
    DateOnly? ReceiptOn, long InvoicedCents, long InvoicedVatCents)
{
    public static async Task<IReadOnlyList<CollectionLine>> All(Session session, Guid placement, CancellationToken stop) => await session.Read(
        """
        select reference, invoice, amount_cents, collected_on, fee_cents, fee_vat_cents, to_remit_cents, remit_by, remitted_cents, remitted_on, receipt_on, invoiced_cents, invoiced_vat_cents
          from collections where placement = $1 order by collected_on, reference
        """,
        row => new CollectionLine(
            row.GetString(0), row.GetGuid(1), row.GetInt64(2), row.GetFieldValue<DateOnly>(3), row.Maybe<long?>(4), row.Maybe<long?>(5), row.GetInt64(6), row.GetFieldValue<DateOnly>(7), row.GetInt64(8),
            row.Maybe<DateOnly?>(9), row.Maybe<DateOnly?>(10), row.GetInt64(11), row.GetInt64(12)), stop, placement);
}
