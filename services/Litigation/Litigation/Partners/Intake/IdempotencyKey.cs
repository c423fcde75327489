using System.Security.Cryptography;
using System.Text;
using Microsoft.OpenApi;

namespace Recouvrement.Litigation.Partners.Intake;

/// <summary>The key of a request that may be sent twice, as the draft of the IETF has it: a text in quotes; one without them is taken too.</summary>
static class IdempotencyKey
{
    /// <summary>Its header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Longest key.</summary>
    public const int Longest = 255;

    /// <summary>Null for what is no key.</summary>
    public static string? Of(string? header)
    {
        var key = header?.Trim() is ['"', .. var inside, '"'] ? inside : header?.Trim();
        return key is { Length: > 0 and <= Longest } && key.All(c => c is > ' ' and <= '~' and not '"' and not '\\') ? key : null;
    }

    /// <summary>Says in the API document that every POST of these takes a key.</summary>
    public static TRoutes WithIdempotencyKeys<TRoutes>(this TRoutes routes) where TRoutes : IEndpointConventionBuilder => routes.AddOpenApiOperationTransformer((operation, context, _) =>
    {
        if (context.Description.HttpMethod == HttpMethods.Post)
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Header, In = ParameterLocation.Header, Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = Longest },
                Description = "The same request again under the same key gets the same answer; another request under it is 422.",
            });
        return Task.CompletedTask;
    });

    /// <summary>What makes two requests the same: method, path, query, media type and every byte of the body.</summary>
    public static async Task<byte[]> Fingerprint(HttpRequest request, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path.Value}\n{request.QueryString.Value}\n{request.ContentType}\n{request.Headers.IfMatch}\n"));
        request.EnableBuffering();
        var piece = new byte[16 << 10];
        for (int read; (read = await request.Body.ReadAsync(piece, stop)) > 0;) hash.AppendData(piece, 0, read);
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
