using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recouvrement.Client;

/// <summary>How the records of this package are written and read.</summary>
public static class ClientJson
{
    /// <summary>camelCase; unknown members are passed over, for services may add some; a missing amount is an error and never nothing.</summary>
    public static JsonSerializerOptions Options { get; } = Fixed(new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });

    static JsonSerializerOptions Fixed(JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
