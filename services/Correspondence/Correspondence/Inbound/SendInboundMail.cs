using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Inbound;

/// <summary>A mail that was taken in.</summary>
/// <param name="Mail">Its key: the same for the same mail.</param>
/// <param name="IsNew">It had not come before.</param>
public sealed record InboundReceipt(Guid Mail, bool IsNew);

/// <summary>The house's mail provider hands a mail over, whole and unchanged.</summary>
static class SendInboundMail
{
    /// <summary>How large a mail may be, in bytes.</summary>
    public const int Largest = 30 << 20;

    const string MediaType = "message/rfc822";

    public static async Task<IResult> Post(HttpContext http, InboundDesk desk, BusinessClock clock, CancellationToken stop)
    {
        if (http.Request.ContentType?.Split(';')[0].Trim().Equals(MediaType, StringComparison.OrdinalIgnoreCase) is not true)
            return Problems.Of(415, "unsupported_media_type", $"A mail is sent as it is: {MediaType}.");
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, stop);
        if (body.Length == 0) return Problems.Of(400, "bad_request", "There is no mail.");
        var (mail, isNew) = await desk.Take(body.ToArray(), http.EventContext(clock), stop);
        return TypedResults.Ok(new InboundReceipt(mail, isNew));
    }

    /// <summary>The same, for the server.</summary>
    public static IRequestSizeLimitMetadata Limit { get; } = new RequestSizeLimitAttribute(Largest);
}
