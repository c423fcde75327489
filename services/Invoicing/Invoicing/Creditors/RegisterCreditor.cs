using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Creditors;

/// <summary>How a creditor entity presents itself and is paid. May name its signatory: kept where it can be erased.</summary>
/// <param name="Name">Company name.</param>
/// <param name="Siren">Where given, that of the path.</param>
/// <param name="LegalForm">For example <c>SAS</c>.</param>
/// <param name="CapitalCents">Share capital.</param>
/// <param name="RcsCity">City of the trade register.</param>
/// <param name="Address">Lines of the registered seat.</param>
/// <param name="Email">Sender address.</param>
/// <param name="Phone">Telephone.</param>
/// <param name="Iban">Account debtors pay to.</param>
/// <param name="Bic">Its bank.</param>
/// <param name="SignatoryName">Who signs letters.</param>
/// <param name="SignatoryTitle">In what quality.</param>
/// <param name="SalesDirectorName">Who signs where a step of the policy says so.</param>
/// <param name="SalesDirectorTitle">In what quality.</param>
/// <param name="PaymentUrl">The entity's own payment page: https, at most 500 characters.</param>
public sealed record Letterhead(
    string Name, string? Siren = null, string? LegalForm = null, long? CapitalCents = null, string? RcsCity = null, string[]? Address = null,
    string? Email = null, string? Phone = null, string? Iban = null, string? Bic = null, string? SignatoryName = null, string? SignatoryTitle = null,
    // What is absent is not written: the fingerprint of a letterhead from before these stays what it was.
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SalesDirectorName = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SalesDirectorTitle = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PaymentUrl = null);

static class RegisterCreditor
{
    public static void MapRegisterCreditor(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/creditors/{siren}", Put).RequireRole(Roles.Erp).WithTags("creditors").WithSummary("Registers a creditor entity, or changes its letterhead").TakesCommand();

    static async Task<IResult> Put(
        string siren, Letterhead asked, [FromHeader(Name = "If-Match")] string? version, Books books, NpgsqlDataSource database, LogSignal signal,
        BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        var letterhead = Inspected(inspection, asked, siren);
        if (inspection.Problem is { } problem) return problem;

        var order = new CreditorCommand.Register(entity.Digits, Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(letterhead))));
        return Answer.From(await UnitOfWork.Run(database, signal, async session =>
        {
            var outcome = await books.Creditors.Handle(session, BusinessKey.OfCreditor(entity), order, http.EventContext(clock), stop, Answer.Version(version));
            if (!outcome.Decision.Facts.IsEmpty) await LetterheadTable.Write(session, BusinessKey.OfCreditor(entity), letterhead, stop);
            return outcome;
        }, stop));
    }

    static Letterhead Inspected(Inspection inspection, Letterhead asked, string siren)
    {
        if (asked.Siren is not null && asked.Siren != siren) inspection.Wrong("siren", "It differs from the one in the path.");
        if (asked.CapitalCents is < 0 or > Inspection.MostCents) inspection.Wrong("capitalCents", "It is no share capital.");
        if (asked.Address is { Length: > 6 }) inspection.Wrong("address", "It has at most six lines.");
        var iban = inspection.Text("iban", asked.Iban, 60);
        if (iban is not null && Kernel.Identifiers.Iban.Parse(iban) is null) inspection.Wrong("iban", "It is no IBAN.");
        return new(
            inspection.Required("name", asked.Name), null, inspection.Text("legalForm", asked.LegalForm, 60), asked.CapitalCents, inspection.Text("rcsCity", asked.RcsCity, 80),
            [.. (asked.Address ?? []).Select(line => inspection.Text("address", line, 120)).OfType<string>()],
            inspection.Email("email", asked.Email), inspection.Phone("phone", asked.Phone), iban is null ? null : Kernel.Identifiers.Iban.Parse(iban)?.Compact,
            inspection.Text("bic", asked.Bic, 11), inspection.Text("signatoryName", asked.SignatoryName, 120), inspection.Text("signatoryTitle", asked.SignatoryTitle, 120),
            inspection.Text("salesDirectorName", asked.SalesDirectorName, 120), inspection.Text("salesDirectorTitle", asked.SalesDirectorTitle, 120), PaymentPage(inspection, asked.PaymentUrl));
    }

    // It goes into letters and mails as a link: nothing but an address of the web, without a user and without anything that a browser would run.
    static string? PaymentPage(Inspection inspection, string? asked)
    {
        var page = inspection.Text("paymentUrl", asked, 500);
        if (page is null) return null;
        if (Uri.TryCreate(page, UriKind.Absolute, out var address) && address is { Scheme: "https", UserInfo: "", Host.Length: > 0 } && page.All(c => c is > ' ' and <= '~' and not ('"' or '<' or '>' or '\\' or '`'))) return page;
        inspection.Wrong("paymentUrl", "It is an address that begins with https://, in plain characters.");
        return null;
    }
}
