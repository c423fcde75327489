using Npgsql;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Agencies;

/// <summary>A mandate that a creditor and an agency have signed (CPCE R124-3).</summary>
/// <param name="Reference">Of the text; an amendment has one of its own.</param>
/// <param name="Kind"><c>placement</c>: the agency acts in its own name. <c>white_label</c>: early, in the creditor's.</param>
/// <param name="PowerToReceive">The agency may receive money for the creditor: the law demands it.</param>
/// <param name="LiabilityCover">How the agency's liability is covered, as the text says.</param>
/// <param name="Fees">What the agency is paid.</param>
/// <param name="SignedOn">First day.</param>
/// <param name="TextSha256">Of the signed text that you keep.</param>
/// <param name="RemitWithinDays">Of cashing; left out, the month of CPCE R124-6 counts.</param>
/// <param name="NettingAgreed">The agency may keep its fee back from what it remits.</param>
/// <param name="GuaranteeRequired">The contract asks for a guarantee of the funds.</param>
/// <param name="DataAgreement">Reference of the agreement on personal data (GDPR art. 28); white label needs one.</param>
/// <param name="ValidUntil">Last day; left out, it ends when somebody ends it.</param>
/// <param name="Test">Its bounds while the agency is tried.</param>
sealed record MandateGiven(
    string Reference, MandateKind Kind, bool PowerToReceive, string LiabilityCover, FeesGiven Fees, DateOnly SignedOn, string TextSha256, int? RemitWithinDays = null,
    bool NettingAgreed = false, bool GuaranteeRequired = false, string? DataAgreement = null, DateOnly? ValidUntil = null, TestGiven? Test = null)
{
    internal static MandateGiven Of(WrittenMandate written) => new(
        written.Terms.Reference, written.Terms.Kind, written.PowerToReceive, written.LiabilityCover, FeesGiven.Of(written.Terms.Fees), written.SignedOn, written.TextSha256,
        written.Terms.Remittance.DaysAfterCashing, written.Terms.Remittance.NettingAgreed, written.GuaranteeRequired, written.DataAgreement, written.ValidUntil,
        written.Test is { } test ? new(test.MaxClaims, test.MaxAmount.Cents, test.MaxAmount.Currency) : null);

    internal WrittenMandate Written() => new(
        new(Reference, Kind, Fees.Grid(), new(RemitWithinDays, NettingAgreed), PowerToReceive ? null : true), PowerToReceive, LiabilityCover, GuaranteeRequired, DataAgreement, SignedOn, ValidUntil, TextSha256,
        Test is { } test ? new(test.MaxClaims, Money.OfCents(test.MaxAmountCents, test.Currency)) : null);
}

/// <summary>How much an agency is given while it is tried.</summary>
/// <param name="MaxClaims">At most.</param>
/// <param name="MaxAmountCents">At most, owed on them in all.</param>
/// <param name="Currency">ISO 4217.</param>
sealed record TestGiven(int MaxClaims, long MaxAmountCents, string Currency = "EUR");

/// <summary>Which mandate.</summary>
/// <param name="Reference">Of the text.</param>
sealed record MandateNamed(string Reference);

/// <summary>A mandate is signed, released from its test, or ended.</summary>
static class SignMandate
{
    const int LongestReference = 100, LongestCover = 1000;

    // Refusals that a field brings about.
    static readonly Dictionary<string, string> Fields = new()
    {
        ["mandate_kind_missing"] = "kind",
        ["mandate_without_power"] = "powerToReceive",
        ["mandate_without_cover"] = "liabilityCover",
        ["data_agreement_missing"] = "dataAgreement",
        ["mandate_ends_before_it_begins"] = "validUntil",
        ["remittance_out_of_range"] = "remitWithinDays",
        ["test_out_of_range"] = "test",
        ["day_in_future"] = "signedOn",
        ["fee_borne_by_debtor"] = "fees",
        ["fee_bearer_missing"] = "fees",
        ["fee_grid_incomplete"] = "fees",
        ["fee_out_of_range"] = "fees",
        ["fee_code_twice"] = "fees",
    };

    public static void Map(IEndpointRouteBuilder between)
    {
        between.MapPost("/", Sign).RequireRole(Roles.Manager).WithSummary("Puts a signed mandate on file; what is placed from its day on is placed under it")
            .Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        between.MapPost("/release", Release).RequireRole(Roles.Manager).WithSummary("The agency has passed its test").Produces(204).ProducesProblem(404).ProducesProblem(409);
        between.MapPost("/revocation", Revoke).RequireRole(Roles.Manager).WithSummary("Nothing new is placed under it; what is placed stays").Produces(204).ProducesProblem(404).ProducesProblem(409);
    }

    static async Task<IResult> Sign(
        string siren, string name, MandateGiven given, MandateStreams mandates, NpgsqlDataSource database, WaitingFiles waiting, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        if (PlainText.Answer([
            PlainText.Wrong("reference", given.Reference, LongestReference), PlainText.WrongIfAny("liabilityCover", given.LiabilityCover is "" ? null : given.LiabilityCover, LongestCover),
            PlainText.WrongHash("textSha256", given.TextSha256), PlainText.WrongIfAny("dataAgreement", given.DataAgreement, LongestReference),
            PlainText.WrongDay("signedOn", given.SignedOn), PlainText.WrongDay("validUntil", given.ValidUntil), PlainText.WrongCurrency("test.currency", given.Test?.Currency ?? "EUR"),
            ReportDesk.MostCents < given.Test?.MaxAmountCents ? new("test.maxAmountCents", $"is at most {ReportDesk.MostCents}") : null,
            .. given.Fees.Wrong()]) is { } wrong) return wrong;
        var mandate = given.Written();
        return await Carry(siren, name, creditor => new MandateCommand.SignMandate(creditor.Digits, name, mandate, clock.Today), mandates, database, waiting, http, clock, stop);
    }

    static Task<IResult> Release(
        string siren, string name, MandateNamed named, MandateStreams mandates, NpgsqlDataSource database, WaitingFiles waiting, HttpContext http, BusinessClock clock, CancellationToken stop) =>
        Carry(siren, name, _ => new MandateCommand.ReleaseMandate(named.Reference, clock.Today), mandates, database, waiting, http, clock, stop);

    static Task<IResult> Revoke(
        string siren, string name, MandateNamed named, MandateStreams mandates, NpgsqlDataSource database, WaitingFiles waiting, HttpContext http, BusinessClock clock, CancellationToken stop) =>
        Carry(siren, name, _ => new MandateCommand.RevokeMandate(named.Reference, clock.Today), mandates, database, waiting, http, clock, stop);

    static async Task<IResult> Carry(
        string siren, string name, Func<Siren, MandateCommand> command, MandateStreams mandates, NpgsqlDataSource database, WaitingFiles waiting, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        await using (var session = await Session.Open(database, stop))
            if ((await session.Read("select 1 from agencies where name = $1", _ => 1, stop, name)).Count == 0) return Problems.NotFound("agency");
        var outcome = await mandates.Execute(CollectionMandate.StreamOf(creditor, name), command(creditor), http.EventContext(clock), null, stop);
        if (outcome.Decision.Refusal is { } refusal)
            return refusal.Code == "no_such_mandate" ? Problems.NotFound("mandate")
                : Fields.TryGetValue(refusal.Code, out var field) ? Problems.Invalid(field, refusal.Reason)
                : Answer.Refused(refusal);
        if (!outcome.Decision.Facts.IsEmpty) await waiting.PlaceAll(clock.Today, http.EventContext(clock), stop);
        return Answer.From(outcome);
    }
}
