using System.Net;
using System.Text.Json.Nodes;
using Recouvrement.Contracts.Invoicing;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Who owns a case: by the rules of its entity, by hand, and who answers for it today.</summary>
public sealed class OwnerTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    readonly Guid anne = Guid.CreateVersion7(), bruno = Guid.CreateVersion7(), chloé = Guid.CreateVersion7();

    async Task<DebtorUnderTest> Team()
    {
        await server.Put($"/team/members/{chloé}", new { name = "Chloé Essai", department = "management" });
        await server.Put($"/team/members/{anne}", new { name = "Anne Essai", department = "credit", email = "anne@creancier.invalid", manager = chloé });
        await server.Put($"/team/members/{bruno}", new { name = "Bruno Essai", department = "credit" });
        return await server.Debtor();
    }

    [Fact]
    public async Task The_owner_follows_the_rules_when_they_change_and_when_the_case_does()
    {
        var debtor = await Team();
        await debtor.Owes("F1", Today.AddDays(-5), 40000);
        Assert.Null((await Case(debtor))["owner"]);
        await server.Put($"/creditors/{debtor.Siren}/owner-rules", new { rules = new object[] { new { member = anne, overdueFromCents = 100000 }, new { member = bruno, segment = "GMS" }, new { member = chloé, salesPerson = "VD1" }, new { member = bruno } } });
        Assert.Equal(bruno, await Owner(debtor));
        await debtor.Owes("F2", Today.AddDays(-4), 60000);
        Assert.Equal(anne, await Owner(debtor));
        await debtor.Pays("F2", 60000, 0, Today);
        Assert.Equal(bruno, await Owner(debtor));
        await debtor.Hears(new DebtorChangedV1(debtor.Siren, debtor.Id, "C-1", "company", null, "fr", debtor.Next(debtor.Id), Today, SalesPerson: "VD1"));
        Assert.Equal(chloé, await Owner(debtor));
        await debtor.Hears(new DebtorChangedV1(debtor.Siren, debtor.Id, "C-1", "company", "GMS", "fr", debtor.Next(debtor.Id), Today, SalesPerson: "VD1"));
        Assert.Equal((bruno, "GMS"), (await Owner(debtor), (await Case(debtor))["segment"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_owner_named_by_hand_stays_until_the_rules_are_to_say_it_again()
    {
        var debtor = await Team();
        await server.Put($"/creditors/{debtor.Siren}/owner-rules", new { rules = new object[] { new { member = anne } } });
        await server.Put($"/cases/{debtor.Case}/owner", new { member = bruno });
        await debtor.Owes("F1", Today.AddDays(-5), 40000);
        Assert.Equal((bruno, true), (await Owner(debtor), (await Case(debtor))["ownerByHand"]!.GetValue<bool>()));
        using (var client = server.Service.As("manager"))
            Assert.True((await client.PutAsync($"/cases/{debtor.Case}/owner", new StringContent("""{"member":null}""", System.Text.Encoding.UTF8, "application/json"))).IsSuccessStatusCode);
        Assert.Equal(anne, await Owner(debtor));
        await server.Put($"/cases/{debtor.Case}/owner", new { member = Guid.NewGuid() }, expected: HttpStatusCode.UnprocessableEntity);
        await server.Put($"/cases/{Guid.NewGuid()}/owner", new { member = anne }, expected: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task All_cases_of_one_go_to_another_and_while_one_is_away_its_substitute_answers()
    {
        var debtor = await Team();
        await server.Put($"/creditors/{debtor.Siren}/owner-rules", new { rules = new object[] { new { member = anne } } });
        await server.Put($"/team/members/{anne}/absences/{Guid.CreateVersion7()}", new { from = Today, to = Today.AddDays(3), substitute = chloé });
        Assert.Equal(chloé, (await Case(debtor))["ownerOnDuty"]!.GetValue<Guid>());
        Assert.Equal(debtor.Case, (await server.Get($"/cases?onDuty={chloé}")).AsArray().Single()!["case"]!.GetValue<Guid>());
        Assert.Equal(debtor.Case, (await server.Get($"/cases?owner={anne}")).AsArray().Single()!["case"]!.GetValue<Guid>());

        Assert.Equal(1, (await server.Post("/cases/reassignments", new { to = bruno, from = anne }))!["cases"]!.GetValue<int>());
        Assert.Equal(0, (await server.Post("/cases/reassignments", new { to = bruno, from = anne }))!["cases"]!.GetValue<int>());
        Assert.Equal((bruno, bruno), (await Owner(debtor), (await Case(debtor))["ownerOnDuty"]!.GetValue<Guid>()));
        await server.Post("/cases/reassignments", new { to = bruno }, expected: HttpStatusCode.UnprocessableEntity);
        await server.Post("/cases/reassignments", new { to = bruno, from = anne }, "collector", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_name_of_a_member_can_be_erased_and_what_it_owns_stays()
    {
        await Team();
        await server.Post($"/team/members/{anne}/erasure", new { }, expected: HttpStatusCode.NoContent);
        var members = (await server.Get("/team/members")).AsArray();
        Assert.Null(members.Single(m => m!["member"]!.GetValue<Guid>() == anne)!["name"]);
        Assert.Equal("Bruno Essai", members.Single(m => m!["member"]!.GetValue<Guid>() == bruno)!["name"]!.GetValue<string>());
        await server.Put($"/team/members/{Guid.NewGuid()}", new { name = "two\nlines", department = "credit" }, expected: HttpStatusCode.UnprocessableEntity);
        await server.Put($"/team/members/{Guid.NewGuid()}", new { name = "X", department = "kitchen" }, expected: HttpStatusCode.BadRequest);
    }

    async Task<JsonNode> Case(DebtorUnderTest debtor) => (await server.Get($"/cases?creditor={debtor.Siren}")).AsArray().Single()!;

    async Task<Guid> Owner(DebtorUnderTest debtor) => (await Case(debtor))["owner"]!.GetValue<Guid>();
}
