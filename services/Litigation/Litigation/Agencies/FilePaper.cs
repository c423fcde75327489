using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Agencies;

/// <summary>A paper of an agency.</summary>
/// <param name="Kind"><c>declaration</c> (to the procureur, CPCE R124-2), <c>liability_insurance</c>, <c>dedicated_account</c>, <c>guarantee</c>, <c>membership</c>, <c>iso9001</c> or <c>reference</c>.</param>
/// <param name="Reference">The issuer's own number; once per kind.</param>
/// <param name="Issuer">Who issued or received it.</param>
/// <param name="ValidFrom">First day; of a declaration the day it was made.</param>
/// <param name="ValidUntil">Last day; null where none is known.</param>
/// <param name="Sha256">Of the copy that you keep.</param>
/// <param name="Iban">Of the dedicated account.</param>
sealed record PaperGiven(
    PaperKind Kind, string Reference, string? Issuer = null, DateOnly? ValidFrom = null, DateOnly? ValidUntil = null, string? Sha256 = null, string? Iban = null);

/// <summary>Which paper.</summary>
/// <param name="Kind">As it was filed.</param>
/// <param name="Reference">As it was filed.</param>
sealed record PaperNamed(PaperKind Kind, string Reference);

/// <summary>What an agency shows is put on file; files that waited for it are placed at once.</summary>
static class FilePaper
{
    const int LongestReference = 100, LongestIssuer = 200;

    // Refusals that a field brings about.
    static readonly Dictionary<string, string> Fields = new()
    {
        ["paper_kind_missing"] = "kind",
        ["paper_ends_before_it_begins"] = "validUntil",
        ["declaration_without_date"] = "validFrom",
        ["declaration_does_not_expire"] = "validUntil",
        ["insurance_without_days"] = "validUntil",
        ["account_without_iban"] = "iban",
        ["iban_out_of_place"] = "iban",
    };

    public static void Map(IEndpointRouteBuilder agency)
    {
        agency.MapPost("/papers", File).RequireRole(Roles.Manager).WithSummary("Puts a paper on file; one of the same kind and reference is replaced")
            .Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        agency.MapPost("/papers/withdrawal", Withdraw).RequireRole(Roles.Manager).WithSummary("A paper holds no more, or was filed by mistake").Produces(204).ProducesProblem(404);
    }

    static async Task<IResult> File(string name, PaperGiven given, AgencyStreams agencies, WaitingFiles waiting, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        if (PlainText.Answer(
            PlainText.Wrong("reference", given.Reference, LongestReference), PlainText.WrongIfAny("issuer", given.Issuer, LongestIssuer), PlainText.WrongHash("sha256", given.Sha256),
            PlainText.WrongDay("validFrom", given.ValidFrom), PlainText.WrongDay("validUntil", given.ValidUntil)) is { } wrong) return wrong;
        var paper = new AgencyPaper(given.Kind, given.Reference, given.Issuer, given.ValidFrom, given.ValidUntil, given.Sha256, Iban.Parse(given.Iban)?.Compact ?? given.Iban);
        return await Carry(name, new AgencyCommand.FilePaper(paper, clock.Today), agencies, waiting, http, clock, stop);
    }

    static Task<IResult> Withdraw(string name, PaperNamed paper, AgencyStreams agencies, WaitingFiles waiting, HttpContext http, BusinessClock clock, CancellationToken stop) =>
        Carry(name, new AgencyCommand.WithdrawPaper(paper.Kind, paper.Reference, clock.Today), agencies, waiting, http, clock, stop);

    internal static async Task<IResult> Carry(string name, AgencyCommand command, AgencyStreams agencies, WaitingFiles waiting, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        if (!AgencyName.IsValid(name)) return Problems.NotFound("agency");
        var outcome = await agencies.Execute(Agency.StreamOf(name), command, http.EventContext(clock), null, stop);
        if (outcome.Decision.Refusal is { } refusal)
            return refusal.Code == "not_registered" ? Problems.NotFound("agency")
                : Fields.TryGetValue(refusal.Code, out var field) ? Problems.Invalid(field, refusal.Reason)
                : Answer.Refused(refusal);
        if (!outcome.Decision.Facts.IsEmpty) await waiting.PlaceAll(clock.Today, http.EventContext(clock), stop);
        return Answer.From(outcome);
    }
}
