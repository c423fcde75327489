using System.Reflection;
using System.Text.Json;
using MassTransit;
using Recouvrement.Contracts;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Every published sample of what this service hears is taken by its consumer.</summary>
public sealed class ContractTests(DunningServer server) : IClassFixture<DunningServer>
{
    public static TheoryData<string> Heard { get; } = [.. Manifest.Contracts.Where(c => c.Queues.Contains("dunning")).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Heard))]
    public async Task The_consumer_takes_the_sample(string contract)
    {
        var type = Manifest.Contracts.Single(c => c.Name == contract).Type;
        var sample = JsonSerializer.Deserialize(await File.ReadAllTextAsync(Path.Combine(Stack.Repository, "contracts/samples", contract + ".json")), type, JsonSerializerOptions.Web)!;
        var id = Guid.CreateVersion7();
        await (Task)typeof(TestBus).GetMethod(nameof(TestBus.Publish))!.MakeGenericMethod(type).Invoke(server.Bus, [sample, (Guid?)id, null])!;
        await Eventually.Is(async () =>
        {
            await using var session = await Platform.EventStore.Session.Open(server.Service.Database.Source, default);
            return (await session.Read("select consumer from inbox where message_id = $1", r => r.GetString(0), default, id)).Count == 1;
        }, $"{contract} is applied");
    }

    [Fact]
    public void There_is_one_consumer_for_each_contract_that_the_manifest_sends_here() => Assert.Equal(
        Manifest.Contracts.Where(c => c.Queues.Contains("dunning")).Select(c => c.Type.Name).Order(StringComparer.Ordinal),
        typeof(Entities.Settings).Assembly.GetTypes().SelectMany(t => t.GetInterfaces()).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IConsumer<>))
            .Select(i => i.GetGenericArguments()[0].GetTypeInfo().Name).Order(StringComparer.Ordinal));
}
