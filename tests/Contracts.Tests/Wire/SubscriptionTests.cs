using System.Reflection;
using MassTransit;

namespace Recouvrement.Contracts.Tests.Wire;

public sealed class SubscriptionTests
{
    public static TheoryData<string> Queues => [.. Manifest.Queues];

    [Theory, MemberData(nameof(Queues))]
    public void A_service_consumes_exactly_what_the_manifest_brings_to_its_queue(string queue)
    {
        var host = Assembly.Load($"Recouvrement.{char.ToUpperInvariant(queue[0])}{queue[1..]}");
        var consumed = host.GetTypes().Where(t => !t.IsAbstract).SelectMany(t => t.GetInterfaces())
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IConsumer<>)).Select(i => i.GetGenericArguments()[0].Name);
        Assert.Equal(Manifest.Contracts.Where(c => c.Queues.Contains(queue)).Select(c => c.Type.Name).Order(), consumed.Order());
    }
}
