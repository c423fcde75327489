using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Litigation.Court;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Insolvencies;

/// <summary>One invoice to be declared, as the accounts show it on the eve of the judgment.</summary>
/// <param name="ClaimId">Stream id of the invoice.</param>
/// <param name="Reference">Its own number.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date; on the day of the judgment or later, it is declared as still to fall due.</param>
/// <param name="AmountCents">Including tax.</param>
/// <param name="Settled">What was paid or credited of it before the judgment.</param>
sealed record DeclaredInvoice(Guid ClaimId, string Reference, DateOnly IssuedOn, DateOnly DueOn, long AmountCents, IReadOnlyList<SettledPart>? Settled = null);

/// <summary>What is to be declared.</summary>
/// <param name="Claims">All that is owed from before the judgment; the dunning case lists it (<c>GET /cases/{id}/insolvency</c>).</param>
/// <param name="Basis">What interest is computed by, to the eve of the judgment.</param>
/// <param name="Security"><c>none</c>, <c>retention_of_title</c>, <c>surety</c>, <c>pledge</c> or <c>privilege</c>.</param>
/// <param name="HasTitle">A title proves the claim: it need not be certified as sincere.</param>
/// <param name="Exhibits">In the order of their numbers.</param>
sealed record DeclarationDrawn(IReadOnlyList<DeclaredInvoice> Claims, InterestBasis Basis, ClaimSecurity Security = ClaimSecurity.None, bool HasTitle = false, IReadOnlyList<ExhibitAsked>? Exhibits = null);

/// <summary>The declaration was sent: the day of sending counts, and the creditor proves what he sent.</summary>
/// <param name="On">Day of sending.</param>
/// <param name="Proof">Reference of the registered letter or receipt.</param>
sealed record DeclarationSent(DateOnly On, string Proof);

/// <summary>The insolvency office contests.</summary>
/// <param name="On">Day on which its letter came: thirty days run from it.</param>
/// <param name="ContestedCents">How much.</param>
sealed record DeclarationChallenged(DateOnly On, long ContestedCents);

/// <summary>The claim was decided on.</summary>
/// <param name="On">Day of the decision.</param>
/// <param name="AmountCents">Admitted; 0 where it was turned down.</param>
sealed record DeclarationAdmitted(DateOnly On, long AmountCents);

/// <summary>What a person records of a declaration. Everything can be sent twice.</summary>
static class RecordDeclaration
{
    const int MostClaims = 2000;
    static readonly DateOnly Earliest = new(1990, 1, 1), Latest = new(2200, 1, 1);

    internal sealed record Ask(Guid Id, InsolvencyStreams Claims, NpgsqlDataSource Database, BusinessClock Clock, HttpContext Http, [FromHeader(Name = "If-Match")] string? Version, CancellationToken Stop)
    {
        public string By => Http.Actor();

        public DateOnly Today => Clock.Today;

        public async Task<IResult> Tell(InsolvencyCommand command, params InputError?[] errors)
        {
            if (CourtDesk.Wrong(errors) is { } wrong) return wrong;
            return await Judgment() is null ? Problems.NotFound("insolvency") : Answer.From(await Claims.Execute(Id, command, Http.EventContext(Clock), Answer.Version(Version), Stop));
        }

        public async Task<DateOnly?> Judgment()
        {
            await using var session = await Session.Open(Database, Stop);
            return await session.Read("select judgment_on from insolvency_claims where claim = $1", row => row.GetFieldValue<DateOnly>(0), Stop, Id) is [var day] ? day : null;
        }
    }

    public static void MapDeclarations(this IEndpointRouteBuilder routes)
    {
        var claim = routes.MapGroup("/insolvency-claims/{id:guid}").RequireRole(Roles.Collector, Roles.Manager).WithTags("insolvency");
        claim.MapPost("/statement", DrawUp).Records("Draws up what is declared: as of the judgment, interest to its eve");
        claim.MapPost("/declared", (DeclarationSent sent, [AsParameters] Ask ask) => ask.Tell(new InsolvencyCommand.DeclareClaim(sent.On, sent.Proof, ask.By, ask.Today), CourtDesk.Reference("proof", sent.Proof))).Records("The declaration was sent");
        claim.MapPost("/challenged", (DeclarationChallenged c, [AsParameters] Ask ask) => ask.Tell(new InsolvencyCommand.ChallengeClaim(c.On, CourtDesk.Euros(c.ContestedCents), ask.By, ask.Today), CourtDesk.Amount("contestedCents", c.ContestedCents)))
            .Records("The insolvency office contests it: thirty days to answer");
        claim.MapPost("/answered", (CourtDay day, [AsParameters] Ask ask) => ask.Tell(new InsolvencyCommand.AnswerChallenge(day.On, ask.By, ask.Today))).Records("The creditor answered");
        claim.MapPost("/admitted", (DeclarationAdmitted a, [AsParameters] Ask ask) => ask.Tell(new InsolvencyCommand.AdmitClaim(CourtDesk.Euros(a.AmountCents), a.On, ask.By, ask.Today), CourtDesk.Amount("amountCents", a.AmountCents, mayBeNothing: true)))
            .Records("The claim was decided on; a later decision stands in place of an earlier one, and another amount of the same day corrects it");
        claim.MapPost("/relief", (CourtDay day, [AsParameters] Ask ask) => ask.Tell(new InsolvencyCommand.RequestRelief(day.On, ask.By, ask.Today))).Records("Relief was asked for a declaration that was missed");
        claim.MapPost("/goods", (CourtDay day, [AsParameters] Ask ask) => ask.Tell(new InsolvencyCommand.ClaimGoods(day.On, ask.By, ask.Today))).Records("Goods sold under retention of title were claimed");
    }

    static async Task<IResult> DrawUp(DeclarationDrawn asked, [AsParameters] Ask ask)
    {
        if (CourtDesk.Wrong([asked.Claims is { Count: > 0 and <= MostClaims } && asked.Claims.All(c => c is not null) ? null : new("claims", $"are 1 to {MostClaims}, none of them null"), asked.Basis.Error(), .. Drawing.Errors(asked.Exhibits)]) is { } wrong) return wrong;
        if (asked.Claims.Select(c => c.ClaimId).Distinct().Count() != asked.Claims.Count) return Problems.Invalid("claims", "name an invoice twice");
        if (await ask.Judgment() is not { } judgment) return Problems.NotFound("insolvency");
        var computed = new List<RequestedClaim>();
        foreach (var claim in asked.Claims.OrderBy(c => c.DueOn).ThenBy(c => c.Reference, StringComparer.Ordinal))
        {
            IReadOnlyList<SettledPart> settled = claim.Settled ?? [];
            if (CourtDesk.Wrong([
                    CourtDesk.Reference("claims.reference", claim.Reference), CourtDesk.Amount("claims.amountCents", claim.AmountCents),
                    claim.IssuedOn >= Earliest && claim.DueOn >= Earliest && claim.DueOn <= Latest ? null : new("claims", $"have days from {Earliest:yyyy-MM-dd} on"),
                    .. Drawing.Errors("claims.settled", settled),
                    settled.Any(s => s?.On >= judgment) ? new("claims.settled", "is of before the judgment: what is paid after it may be annulled (L622-7)") : null]) is { } bad) return bad;
            var (drawn, problem) = Drawing.Computed(claim.ClaimId, claim.Reference, claim.IssuedOn, claim.DueOn, CourtDesk.Euros(claim.AmountCents), asked.Basis, judgment.AddDays(-1), judgment, settled);
            if (problem is not null) return problem;
            computed.Add(drawn!);
        }

        return await ask.Tell(new InsolvencyCommand.DrawUpClaim(
            new(LegalParameters.Shipped.Version, [.. computed], asked.Security, asked.HasTitle, Drawing.Exhibits(asked.Exhibits)), ask.By, ask.Today));
    }
}
