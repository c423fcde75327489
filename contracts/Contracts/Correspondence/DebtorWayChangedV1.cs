using MassTransit;

namespace Recouvrement.Contracts.Correspondence;

/// <summary>A way to a debtor, or one of its addresses, was closed or is open again (opposition, adresse sans effet). Without the address.</summary>
/// <param name="Suppression">Stream id of the suppression.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account it was said of.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Way"><c>email</c>, <c>letter</c>, <c>call</c> or <c>sms</c>. A registered letter, which gives formal notice, is never closed by a wish.</param>
/// <param name="IsWhole">All of the debtor that way; else one address, and the debtor may have others.</param>
/// <param name="IsClosed">Closed; else open again.</param>
/// <param name="Reason">Why it was closed: <c>opted_out</c>, <c>complaint</c>, <c>hard_bounce</c>, <c>unknown_address</c> or <c>wrong_address</c>; or why it is open again, snake_case.</param>
/// <param name="Until">Last day on which it is closed; null: until it is told that it is open.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("correspondence.debtor-way-changed.v1")]
[MessageUrn("correspondence.debtor-way-changed.v1")]
public sealed record DebtorWayChangedV1(
    Guid Suppression,
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    string Way,
    bool IsWhole,
    bool IsClosed,
    string Reason,
    DateOnly? Until,
    long Version,
    DateOnly On);
