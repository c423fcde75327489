namespace Recouvrement.Client.Litigation;

/// <summary>Something that waits for a second person.</summary>
/// <param name="Kind"><c>proceeding</c>, <c>settlement</c> or <c>write_off</c>: agreed to at <c>/proceedings</c>, <c>/settlements</c>, <c>/write-offs</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="Reference">The creditor's own.</param>
/// <param name="AmountCents">Sought, given up, or lost.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="ProposedBy">May not agree.</param>
/// <param name="ProposedOn">When.</param>
public sealed record WaitingApproval(
    string Kind, Guid Id, string Creditor, Guid Debtor, string Reference, long AmountCents, string Currency, string ProposedBy, DateOnly ProposedOn);
