using System.Net.Http.Headers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Security.Tests.Access;

[Collection(Together.Name)]
public sealed class AccessTests(FourServices services)
{
    static readonly string[] EveryRole = [Roles.Erp, Roles.Collector, Roles.Manager, Roles.Ops, Roles.Agency, Roles.Mail];

    static readonly (string Name, AuthenticationHeaderValue? Header)[] Credentials =
        [("no", null), ("an unknown", new("Bearer", "nobody")), ("a forged", new("Bearer", "e30.e30.e30")), ("an empty", new("Basic", "Og=="))];

    /// <summary>What opens without a key, and why it must.</summary>
    static readonly Dictionary<string, string> Anonymous = new()
    {
        ["* GET /health/live"] = "a probe of the platform has no key, and learns that the process lives",
        ["* GET /health/ready"] = "as above; it names the parts that answer and nothing of them",
        ["* GET /ops"] = "an operator's page: it is empty, and asks for the key with which it then asks",
        ["dunning GET /answers/{token}/"] = "a debtor has no account: the link in his letter is signed and opens that letter alone",
        ["dunning POST /answers/{token}/"] = "as above",
        ["correspondence POST /post/webhook/{provider}"] = "a provider signs what it sends with the secret it shares with us",
    };

    /// <summary>What any key opens, and why it may.</summary>
    static readonly Dictionary<string, string> AnyKey = new() { ["GET /openapi/{documentName}.json"] = "it says what the public repository says" };

    public static TheoryData<string> Names => FourServices.Names;

    [Theory, MemberData(nameof(Names))]
    public void What_opens_without_a_key_is_a_list_with_reasons(string service) =>
        Assert.DoesNotContain(Doors(service), door => door.IsAnonymous && !Anonymous.ContainsKey($"* {door}") && !Anonymous.ContainsKey($"{service} {door}"));

    [Theory, MemberData(nameof(Names))]
    public void Everything_else_names_its_roles(string service) =>
        Assert.Equal(AnyKey.Keys, Doors(service).Where(door => !door.IsAnonymous && door.Roles is null).Select(door => door.ToString()));

    [Theory, MemberData(nameof(Names))]
    public async Task Without_a_key_or_with_one_that_nobody_has_nothing_opens(string service)
    {
        var doors = Doors(service).Where(door => !door.IsAnonymous).ToList();
        Assert.True(doors.Count > 40, $"{doors.Count} doors");
        foreach (var (credential, header) in Credentials)
        {
            using var client = services[service].As("");
            client.DefaultRequestHeaders.Authorization = header;
            foreach (var door in doors)
            {
                using var answer = await client.SendAsync(door.Request());
                await ProblemOnly.Is(answer, 401, "unauthenticated", $"{door} with {credential} credential");
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task With_the_key_of_a_role_that_is_not_named_nothing_opens(string service)
    {
        var refused = 0;
        foreach (var role in EveryRole)
        {
            using var client = services[service].As(role);
            foreach (var door in Doors(service).Where(door => door.Roles?.Contains(role) is false))
            {
                using var answer = await client.SendAsync(door.Request());
                await ProblemOnly.Is(answer, 403, "forbidden", $"{door} as {role}");
                refused++;
            }
        }

        Assert.True(refused > 100, $"{refused} refusals");
        await Eventually.Passes(async () =>
        {
            await using var session = await Session.Open(services[service].Database.Source, CancellationToken.None);
            Assert.InRange((await session.Read("select count(*) from audit where status = 403", row => row.GetInt64(0), CancellationToken.None))[0], refused, long.MaxValue);
        });
    }

    List<Door> Doors(string service) => Door.Of(services[service].Services);
}
