using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>The entity's bank movements are known up to a day: threats need fresh news of payments.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Through">Last day whose movements are known.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.bank-feed-received.v1")]
[MessageUrn("invoicing.bank-feed-received.v1")]
public sealed record BankFeedReceivedV1(
    string Creditor,
    DateOnly Through,
    long Version,
    DateOnly On);
