using System.Text.Json.Serialization;
using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>Names and addresses of a debtor, all of them after the change. Personal data: keep them in a table where they can be erased, never in an event stream or a log.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Name">Of the debtor.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Contacts">All contacts; empty when none is known or they were erased.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
/// <param name="Seat">The registered seat, where it is known: formal notices go there.</param>
[EntityName("invoicing.debtor-contacts-changed.v1")]
[MessageUrn("invoicing.debtor-contacts-changed.v1")]
public sealed record DebtorContactsChangedV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    string Name,
    string Language,
    DebtorContactV1[] Contacts,
    long Version,
    DateOnly On,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DebtorSeatV1? Seat = null);

/// <summary>The registered seat of a debtor (siège social). Personal data where the debtor is a sole trader.</summary>
/// <param name="Address">Street lines.</param>
/// <param name="Postcode">Or null.</param>
/// <param name="City">Of the seat.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null for France.</param>
public sealed record DebtorSeatV1(string[] Address, string? Postcode, string City, string? Country);

/// <summary>One way to reach a debtor.</summary>
/// <param name="Role"><c>accounts_payable</c>, <c>finance_director</c>, <c>legal_representative</c>, <c>buyer</c>, <c>site_manager</c> or <c>public_accountant</c>.</param>
/// <param name="Name">Of the person or department, or null.</param>
/// <param name="Email">Or null.</param>
/// <param name="Phone">E.164, or null.</param>
/// <param name="Address">Street lines, or empty.</param>
/// <param name="Postcode">Or null.</param>
/// <param name="City">Or null.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null.</param>
public sealed record DebtorContactV1(string Role, string? Name, string? Email, string? Phone, string[] Address, string? Postcode, string? City, string? Country);
