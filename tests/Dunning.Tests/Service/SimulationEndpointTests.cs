using System.Net;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>A policy is tried out before it is put in force.</summary>
public sealed class SimulationEndpointTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    [Fact]
    public async Task Contacts_and_costs_of_two_policies_stand_side_by_side_and_nothing_is_written()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        var events = await Events();
        var patient = new { name = "standard_company", title = "Patience", scope = new { kinds = new[] { "company" } }, steps = new[] { new { name = "reminder_1", days = 30, channel = "email" } }, values = new { } };
        var answer = await server.Post($"/creditors/{debtor.Siren}/simulations", new { from = Today, to = Today.AddDays(60), policies = new[] { patient }, costCents = new { email = 5, letter = 200, registered_letter = 900 } });
        Assert.Equal(1, answer!["cases"]!.GetValue<int>());
        Assert.Equal((5, 1), (answer["current"]!["contacts"]!.GetValue<int>(), answer["candidate"]!["contacts"]!.GetValue<int>()));
        Assert.Equal((5 + 200 + 5 + 200 + 900, 5), (answer["current"]!["costCents"]!.GetValue<int>(), answer["candidate"]!["costCents"]!.GetValue<int>()));
        Assert.Equal(["reminder_1", "letter_1"], answer["lines"]!.AsArray().Take(2).Select(l => l!["step"]!.GetValue<string>()));
        Assert.Equal(events, await Events());
        Assert.Empty(debtor.Asked);
    }

    [Fact]
    public async Task A_simulation_that_cannot_be_is_refused_by_its_field()
    {
        var debtor = await server.Debtor();
        var path = $"/creditors/{debtor.Siren}/simulations";
        await server.Post(path, new { from = Today, to = Today.AddDays(-1) }, expected: HttpStatusCode.UnprocessableEntity);
        await server.Post(path, new { from = Today, to = Today.AddDays(733) }, expected: HttpStatusCode.UnprocessableEntity);
        await server.Post($"{path}?format=xml", new { from = Today, to = Today }, expected: HttpStatusCode.UnprocessableEntity);
        var problem = await server.Post(path, new { from = Today, to = Today, policies = new[] { new { name = "p", title = "T", steps = Array.Empty<object>(), values = new { } } } }, expected: HttpStatusCode.UnprocessableEntity);
        Assert.Equal("policies[0].steps", problem!["errors"]![0]!["field"]!.GetValue<string>());
    }

    async Task<long> Events()
    {
        await using var session = await Session.Open(server.Service.Database.Source, default);
        return (await session.Read("select count(*) from mt_events", r => r.GetInt64(0), default))[0];
    }
}
