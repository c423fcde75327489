namespace Recouvrement.Client.Erp;

/// <summary>An invoice was sold to a factor after it was issued (affacturage): the factor collects it, and it is not dunned.</summary>
/// <param name="Factor">SIREN of the factor.</param>
/// <param name="WithRecourse">The factor may give it back unpaid (avec recours).</param>
/// <param name="On">From which day; today by default.</param>
/// <param name="DebtorTold">The debtor knows that it is to pay the factor (subrogation); else it is confidential.</param>
public sealed record InvoiceAssignment(string Factor, bool WithRecourse, DateOnly? On = null, bool DebtorTold = false);

/// <summary>The factor gives an invoice back (recours): it is dunned again, as due on its own day.</summary>
/// <param name="Reason"><c>unpaid</c>, <c>disputed</c>, <c>not_financed</c>, <c>contract_ended</c>, <c>mistake</c> or <c>other</c>.</param>
/// <param name="On">From which day; today by default.</param>
public sealed record Recourse(string Reason, DateOnly? On = null);

/// <summary>A factor that has an invoice, or had it.</summary>
/// <param name="Factor">SIREN of the factor.</param>
/// <param name="On">From which day.</param>
/// <param name="WithRecourse">The factor may give it back unpaid.</param>
/// <param name="DebtorTold">The debtor knows whom to pay.</param>
/// <param name="TakenBackOn">Day it came back; null while it is the factor's.</param>
/// <param name="Reason">Why it came back.</param>
public sealed record KnownAssignment(string Factor, DateOnly On, bool WithRecourse, bool DebtorTold, DateOnly? TakenBackOn, string? Reason);
