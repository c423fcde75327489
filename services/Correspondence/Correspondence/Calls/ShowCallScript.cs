using System.Text.Json;
using Npgsql;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Debtors;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Calls;

/// <summary>What to say in a call (script d'appel), filled in. Holds personal data.</summary>
/// <param name="Decision">Key of the call, as in Dunning.</param>
/// <param name="Case">The dunning case.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Step">Step of the policy.</param>
/// <param name="Language">ISO 639-1 of the text.</param>
/// <param name="AskedOn">Day on which the call was decided: what is owed and what was said stand as of it.</param>
/// <param name="Text">Plain text.</param>
public sealed record CallScript(Guid Decision, Guid Case, string CustomerNumber, string Step, string Language, DateOnly AskedOn, string Text);

/// <summary>Scripts of the calls that were asked for. Whether one is still to be made is told by Dunning (<c>GET /calls</c>).</summary>
static class ShowCallScript
{
    public static void MapCallScripts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cases/{id:guid}/call-script", OfCase).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("calls")
            .WithSummary("The script of a case's latest call, or of the latest of one step").Produces<CallScript>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        routes.MapGet("/calls/{decision:guid}/script", OfCall).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("calls")
            .WithSummary("The script of one call").Produces<CallScript>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    static Task<IResult> OfCase(Guid id, NpgsqlDataSource database, EmailTexts texts, BusinessClock clock, CancellationToken stop, string? step = null, string? language = null) =>
        Show("select body from calls_asked where case_id = $1 and ($2::text is null or step = $2) order by asked_on desc, version desc limit 1", [id, step], database, texts, clock, language, stop);

    static Task<IResult> OfCall(Guid decision, NpgsqlDataSource database, EmailTexts texts, BusinessClock clock, CancellationToken stop, string? language = null) =>
        Show("select body from calls_asked where decision = $1", [decision], database, texts, clock, language, stop);

    static async Task<IResult> Show(string sql, object?[] of, NpgsqlDataSource database, EmailTexts texts, BusinessClock clock, string? language, CancellationToken stop)
    {
        if (language is not null && !CallContent.Speaks(language)) return Problems.Invalid("language", "There is no script in it.");
        await using var session = await Session.Open(database, stop);
        if (await session.Read(sql, row => JsonSerializer.Deserialize<CallAskedV1>(row.GetString(0), JsonSerializerOptions.Web)!, stop, of) is not [var call]) return Problems.NotFound("call");
        if (await AddressBook.Letterhead(session, call.Creditor, stop) is not { } creditor) return Problems.Of(409, "no_letterhead", "Nothing was heard of the creditor yet: the script cannot say who calls.");
        var content = CallContent.Of(call, creditor, await AddressBook.Debtor(session, call.Debtor, stop), language, clock.Today);
        return TypedResults.Ok(new CallScript(call.Decision, call.Case, call.CustomerNumber, call.Step, content.Language, call.On, texts.CallScript(content)));
    }
}
