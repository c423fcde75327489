using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Npgsql;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Policies;

/// <summary>A policy in one version.</summary>
/// <param name="Name">snake_case.</param>
/// <param name="Version">Its number.</param>
/// <param name="Title">For people.</param>
/// <param name="State"><c>draft</c>, <c>in_force</c>, <c>to_come</c>, <c>superseded</c>, <c>retired</c> or <c>not_validated</c> (shipped, waits for a person).</param>
/// <param name="Shipped">It is part of the product.</param>
/// <param name="ValidFrom">First day; null of a draft and of what is shipped.</param>
/// <param name="Takes">Which cases it took over.</param>
/// <param name="DraftedBy">Its author.</param>
/// <param name="ActivatedBy">Who put it in force.</param>
/// <param name="Place">Its place in the order of choice, from 1, by precedence and by how much it asks for: the first one that is for a debtor follows it. Null where it is not in force.</param>
public sealed record PolicyItem(string Name, int Version, string Title, string State, bool Shipped, DateOnly? ValidFrom, string? Takes, string? DraftedBy, string? ActivatedBy, int? Place);

/// <summary>Policies as people read them.</summary>
static class ShowPolicies
{
    public static void MapPolicies(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("/policies").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("policies");
        all.MapGet("/schema", Schema).WithSummary("JSON Schema of a policy document").Produces<JsonNode>();
        all.MapGet("/shipped", () => TypedResults.Ok(ShippedPolicies.Documents)).WithSummary("The policies of the product, as documents to start from").Produces<PolicyDocument[]>();
        var own = routes.MapGroup("/creditors/{siren}/policies").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("policies");
        own.MapGet("", List).WithSummary("The policies of an entity, in the order of choice: kind and segment choose, the payer's profile changes what they chose, what a person chose for one customer goes before both").Produces<PolicyItem[]>();
        own.MapGet("/{name}/versions/{version:int}", Show).WithSummary("A policy document").Produces<PolicyDocument>().ProducesProblem(404);
    }

    static IResult Schema()
    {
        var schema = ShippedPolicies.Json.GetJsonSchemaAsNode(typeof(PolicyDocument), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return TypedResults.Ok<JsonNode>(schema);
    }

    static async Task<IResult> List(string siren, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var book = (await PolicyTable.Books(session, siren, stop)).GetValueOrDefault(siren) ?? PolicyBook.Shipped;
        var own = await session.Read(
            "select name, version, document, valid_from, takes, drafted_by, activated_by from policies where creditor = $1 order by name, version",
            r => (Name: r.GetString(0), Version: r.GetInt32(1), Document: JsonSerializer.Deserialize<PolicyDocument>(r.GetString(2), ShippedPolicies.Json)!, ValidFrom: r.Value<DateOnly>(3),
                Takes: r.Text(4), By: r.GetString(5), ActivatedBy: r.Text(6)), stop, siren);
        DunningPolicy[] order = [.. book.InOrderOn(clock.Today)];
        var shipped = ShippedPolicies.All.Zip(ShippedPolicies.Documents, (policy, document) => new PolicyItem(
            policy.Name, policy.Version, document.Title, ShippedPolicies.NeedsValidation(policy) ? "not_validated" : State(book, policy.Name, policy.Version, DateOnly.MinValue, clock.Today), Shipped: true, null, null, null, null, Place(policy.Name, policy.Version)));
        return TypedResults.Ok(shipped.Concat(own.Select(p => new PolicyItem(
            p.Name, p.Version, p.Document.Title, State(book, p.Name, p.Version, p.ValidFrom, clock.Today), Shipped: false, p.ValidFrom, p.Takes, p.By, p.ActivatedBy, Place(p.Name, p.Version))))
            .OrderBy(p => p.Place ?? int.MaxValue).ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Version).ToArray());

        int? Place(string name, int version) => Array.FindIndex(order, p => p.Name == name && p.Version == version) is var at and >= 0 ? at + 1 : null;
    }

    static string State(PolicyBook book, string name, int version, DateOnly? validFrom, DateOnly today) => validFrom switch
    {
        null                              => "draft",
        { } from when from > today        => "to_come",
        _ when book.InForce(name, today, null)?.Version == version => "in_force",
        _ when book.InForce(name, today, null) is null => "retired",
        _                                 => "superseded",
    };

    static async Task<IResult> Show(string siren, string name, int version, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var own = await session.Read("select document from policies where creditor = $1 and name = $2 and version = $3", r => r.GetString(0), stop, siren, name, version);
        if (own is [var text]) return TypedResults.Ok(JsonSerializer.Deserialize<PolicyDocument>(text, ShippedPolicies.Json)!);
        return ShippedPolicies.All.Any(p => p.Name == name && p.Version == version) ? TypedResults.Ok(ShippedPolicies.Documents.Single(d => d.Name == name)) : Problems.NotFound("policy");
    }
}
