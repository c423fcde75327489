using System.Reflection;
using System.Text.Json;
using MassTransit;

namespace Recouvrement.Platform.Messaging;

/// <summary>What is logged while a message is applied says which service, consumer, contract, message and correlation, and the ids of what it is about; never its words.</summary>
static class MessageScope
{
    public static Dictionary<string, object?> Of<T>(ConsumeContext<T> context, string service, string consumer, string contract) where T : class
    {
        var about = new Dictionary<string, object?>
        {
            ["service"] = service, ["consumer"] = consumer, ["contract"] = contract, ["messageId"] = context.MessageId?.ToString(), ["correlation"] = context.CorrelationId?.ToString(),
        };
        foreach (var (name, read) in Ids<T>.Named) about.TryAdd(name, read.GetValue(context.Message)?.ToString());
        return about;
    }

    static class Ids<T>
    {
        public static readonly (string Name, PropertyInfo Read)[] Named =
            [.. typeof(T).GetProperties().Where(property => property.PropertyType == typeof(Guid)).Select(property => (JsonNamingPolicy.CamelCase.ConvertName(property.Name), property))];
    }
}
