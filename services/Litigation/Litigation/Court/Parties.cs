using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Court;

/// <summary>A party as a paper names it.</summary>
/// <param name="Name">Company name.</param>
/// <param name="Address">Lines.</param>
/// <param name="Siren">Nine digits; of a debtor where it is known to be a company.</param>
/// <param name="LegalForm">Such as <c>SAS</c>.</param>
/// <param name="CapitalCents">Share capital.</param>
/// <param name="RcsCity">City of the trade register.</param>
/// <param name="Signatory">Who signs.</param>
/// <param name="SignatoryTitle">In what quality.</param>
sealed record Party(string Name, string[] Address, string? Siren = null, string? LegalForm = null, long? CapitalCents = null, string? RcsCity = null, string? Signatory = null, string? SignatoryTitle = null);

/// <summary>The parties of a paper, read when it is made from where they can be erased.</summary>
static class Parties
{
    /// <summary>The creditor; null while its letterhead is not known.</summary>
    public static async Task<Party?> Creditor(Session session, string creditor, CancellationToken stop)
    {
        if (await session.Read("select document from court_letterheads where creditor = $1", row => row.GetString(0), stop, creditor) is not [var document]) return null;
        var head = JsonSerializer.Deserialize<CreditorLetterheadChangedV1>(document, JsonSerializerOptions.Web)!;
        return new(head.Name, head.Address, head.Creditor, head.LegalForm, head.CapitalCents, head.RcsCity, head.SignatoryName, head.SignatoryTitle);
    }

    /// <summary>The debtor at its registered seat, or where its legal representative is reached; null while neither is known.</summary>
    public static async Task<Party?> Debtor(Session session, Guid debtor, CancellationToken stop)
    {
        var found = await session.Read(
            "select d.name, d.seat, d.contacts, p.siren, p.legal_form from debtors d left join debtor_profiles p using (debtor) where d.debtor = $1",
            row => (Name: row.Maybe<string>(0), Seat: row.Maybe<string>(1), Contacts: row.GetString(2), Siren: row.Maybe<string>(3), Form: row.Maybe<string>(4)), stop, debtor);
        return found is [{ Name: { } name } known] && Address(known.Seat, known.Contacts) is { } address ? new(name, address, known.Siren, known.Form) : null;
    }

    static string[]? Address(string? seat, string contacts)
    {
        if (seat is not null && JsonSerializer.Deserialize<DebtorSeatV1>(seat, JsonSerializerOptions.Web) is { } at) return Lines(at.Address, at.Postcode, at.City, at.Country);
        var reached = JsonSerializer.Deserialize<DebtorContactV1[]>(contacts, JsonSerializerOptions.Web)!
            .Where(c => c.Address.Length > 0 && c.City is not null).OrderBy(c => c.Role is "legal_representative" ? 0 : c.Role is "accounts_payable" ? 1 : 2).FirstOrDefault();
        return reached is null ? null : Lines(reached.Address, reached.Postcode, reached.City!, reached.Country);
    }

    static string[] Lines(string[] street, string? postcode, string city, string? country) =>
        [.. street, $"{postcode} {city}".Trim(), .. country is null or "FR" ? Array.Empty<string>() : [country]];
}
