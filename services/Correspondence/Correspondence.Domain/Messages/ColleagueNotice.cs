namespace Recouvrement.Correspondence.Domain.Messages;

/// <summary>
/// A mail to a colleague of the creditor's own company (avis à un collègue): never a contact of the debtor, and told to nobody. Without names, addresses and what it says: those
/// lie where they can be erased.
/// </summary>
/// <param name="Creditor">SIREN.</param>
/// <param name="Kind">What it is, snake_case; names its text.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Member">Id of the colleague.</param>
/// <param name="Redirected">It goes to a mailbox of the creditor instead.</param>
/// <param name="Case">The dunning case; null where it is about none.</param>
/// <param name="CustomerNumber">The ERP's own customer number; null where it is about none.</param>
public sealed record ColleagueNotice(string Creditor, string Kind, string Language, Guid Member, bool Redirected, Guid? Case, string? CustomerNumber);
