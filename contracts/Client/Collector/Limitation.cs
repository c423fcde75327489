namespace Recouvrement.Client.Collector;

/// <summary>A limit of time that is near. It shows the day and concludes nothing.</summary>
/// <param name="Alert">Its id.</param>
/// <param name="Kind"><c>limitation</c> of an invoice, or <c>insolvency_declaration</c> of what proceedings froze.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Invoice">Of a limitation: the invoice's id in Invoicing.</param>
/// <param name="Number">Of a limitation: the ERP's own number.</param>
/// <param name="JudgmentOn">Of a declaration: the opening judgment.</param>
/// <param name="Days">The threshold that was reached.</param>
/// <param name="LastDay">The last safe day, to its end.</param>
/// <param name="RaisedOn">Business date of the alert.</param>
/// <param name="OutstandingCents">Owed on the invoice, or frozen and not declared, now.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Open">Still owed, and the day still holds.</param>
public sealed record LimitAlert(
    Guid Alert, string Kind, Guid Case, string Creditor, string CustomerNumber, Guid? Invoice, string? Number, DateOnly? JudgmentOn, int Days, DateOnly LastDay, DateOnly RaisedOn,
    long OutstandingCents, string Currency, bool Open);

/// <summary>The limitation of an invoice.</summary>
/// <param name="Invoice">Its id in Invoicing.</param>
/// <param name="Number">The ERP's own.</param>
/// <param name="DeliveredOn">Day of delivery or performance; null where no source said.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date of the oldest part that is open.</param>
/// <param name="Period"><c>commercial</c>, <c>consumer</c> or <c>public_body</c>; null where no period is known.</param>
/// <param name="Source">The text that sets it.</param>
/// <param name="SafeOn">The last safe day; null while the period stands still, or none is known.</param>
/// <param name="PossibleOn">The last day that can be argued.</param>
/// <param name="Interruptions">In the order of their days.</param>
public sealed record Limitation(
    Guid Invoice, string Number, DateOnly? DeliveredOn, DateOnly IssuedOn, DateOnly DueOn, string? Period, string? Source, DateOnly? SafeOn, DateOnly? PossibleOn,
    IReadOnlyList<Interruption> Interruptions);

/// <summary>An act that interrupted the limitation period.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">As in <see cref="InterruptionToRecord"/>.</param>
/// <param name="On">When it was done.</param>
/// <param name="EndedOn">Day on which a lasting effect ended; null while it lasts, or has none.</param>
/// <param name="Void">It has interrupted nothing.</param>
public sealed record Interruption([property: System.Text.Json.Serialization.JsonPropertyName("interruption")] Guid Id, string Kind, DateOnly On, DateOnly? EndedOn, bool Void);

/// <summary>An act that interrupts the limitation period. A formal notice is none.</summary>
/// <param name="Kind"><c>acknowledgement</c>, <c>court_claim</c> (a payment order by its service), <c>enforcement</c>, <c>insolvency_declaration</c>, or of a public body <c>written_demand</c>.</param>
/// <param name="On">When it was done.</param>
/// <param name="Proof">Reference of the paper that proves it, 1 to 100 letters, digits and <c>. _ / : # -</c>. It stays in the history for ever, so it names no person.</param>
public sealed record InterruptionToRecord(string Kind, DateOnly On, string Proof);

/// <summary>The end of an interruption.</summary>
/// <param name="On">Day on which the proceedings ended: the period begins anew.</param>
/// <param name="Void">The claim was withdrawn, lapsed or was rejected: it has interrupted nothing.</param>
public sealed record InterruptionEnd(DateOnly On, bool Void = false);
