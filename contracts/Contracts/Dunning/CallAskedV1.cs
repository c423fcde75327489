using System.Text.Json.Serialization;
using MassTransit;

namespace Recouvrement.Contracts.Dunning;

/// <summary>A collector is to call the debtor: what the script of the call is filled from, as it stood when the call was decided. No personal data. Whether the call is still to be made is for Dunning to say.</summary>
/// <param name="Decision">Key of the call: case, episode, step and date.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Episode">Episode of the case, from 1.</param>
/// <param name="Step">Step of the policy, snake_case.</param>
/// <param name="Order">Which of the policy's calls after the due date it is, from 1; 0 for one before it.</param>
/// <param name="AddresseeRole">Contact role it is meant for; another where that one has no telephone.</param>
/// <param name="Language">ISO 639-1, of the debtor.</param>
/// <param name="Statement">What is owed as of the day.</param>
/// <param name="Contacts">Earlier contacts, oldest first, the latest ten at most; as with all that follows.</param>
/// <param name="Promises">Promises, with what had become of them by then.</param>
/// <param name="Causes">Causes of non-payment that the debtor gave.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
/// <param name="Tone">How the step speaks: <c>courteous</c>, <c>firm</c> or <c>severe</c>; null where nobody said.</param>
/// <param name="Offer">What to propose: <c>sepa_mandate</c> or <c>three_instalments</c>; null where nothing is.</param>
[EntityName("dunning.call-asked.v1")]
[MessageUrn("dunning.call-asked.v1")]
public sealed record CallAskedV1(
    Guid Decision,
    Guid Case,
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    int Episode,
    string Step,
    int Order,
    string AddresseeRole,
    string Language,
    StatementV1 Statement,
    ContactOfCallV1[] Contacts,
    PromiseOfCallV1[] Promises,
    CauseOfCallV1[] Causes,
    long Version,
    DateOnly On,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Tone = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Offer = null);

/// <summary>An earlier contact.</summary>
/// <param name="On">When.</param>
/// <param name="Channel"><c>email</c>, <c>call</c>, <c>letter</c>, <c>registered_letter</c> or <c>sms</c>.</param>
/// <param name="Step">Of which step; null where no policy asked for it.</param>
/// <param name="Outcome">What came of a call, such as <c>no_answer</c>; null for a message.</param>
/// <param name="Reached">The debtor was really reached.</param>
public sealed record ContactOfCallV1(DateOnly On, string Channel, string? Step, string? Outcome, bool Reached);

/// <summary>A promise to pay.</summary>
/// <param name="MadeOn">When it was made.</param>
/// <param name="PromisedOn">For which day.</param>
/// <param name="AmountCents">Promised.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Status"><c>open</c>, <c>kept</c>, <c>partly_kept</c>, <c>broken</c> or <c>withdrawn</c>.</param>
/// <param name="Invoices">The ERP's own numbers.</param>
public sealed record PromiseOfCallV1(DateOnly MadeOn, DateOnly PromisedOn, long AmountCents, string Currency, string Status, string[] Invoices);

/// <summary>A cause of non-payment that the debtor gave.</summary>
/// <param name="On">When.</param>
/// <param name="Cause">snake_case, of Invoicing's taxonomy.</param>
/// <param name="Invoices">The ERP's own numbers.</param>
public sealed record CauseOfCallV1(DateOnly On, string Cause, string[] Invoices);
