using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Sending;

namespace Recouvrement.Correspondence.Post.Ar24;

/// <summary>
/// Electronic registered letters by AR24. It has neither drafts nor a key against doubles: our key is <c>ref_dossier</c>, and its list is read for it before anything is sent again.
/// </summary>
sealed class Ar24Provider : IPostProvider, IDisposable
{
    readonly Ar24Options settings;
    readonly HttpClient http;
    readonly IAr24Api api;
    readonly Ar24Cipher cipher;
    readonly ProviderPatience patience;
    readonly TimeProvider time;

    public Ar24Provider(IOptions<Ar24Options> options, IOptions<PostOptions> post, TimeProvider time)
    {
        (settings, this.time) = (options.Value, time);
        patience = new(Carriers.Post, Name, post.Value);
        cipher = new(settings.PrivateKey);
        http = ProviderHttp.At(settings.BaseUrl);
        api = http.Api<IAr24Api>(Ar24Json.Options);
    }

    /// <inheritdoc/>
    public string Name => "ar24";

    /// <inheritdoc/>
    public bool IsSetUp => settings.BaseUrl is not null;

    /// <inheritdoc/>
    public TimeSpan Settles => settings.Settle;

    /// <inheritdoc/>
    public bool Carries(Channel channel) => channel is Channel.ElectronicRegisteredLetter;

    /// <inheritdoc/>
    public async Task<Whereabouts> Find(LetterToPost letter, string? draft, CancellationToken stop)
    {
        var key = letter.Decision.ToString();
        // It cannot be older than the attempt, but for clocks that differ.
        await foreach (var mail in Mails(letter.Today.AddDays(-60), stop))
            if (mail.RefDossier == key) return new Whereabouts.Posted(mail.Id);
        return new Whereabouts.NotPosted();
    }

    /// <inheritdoc/>
    public Task<Handed> Prepare(LetterToPost letter, CancellationToken stop) => Task.FromResult<Handed>(
        letter.Recipient.Email is null ? new Handed.TurnedAway(SendingFailure.NoAddress) : new Handed.Over(null));

    /// <inheritdoc/>
    public async Task<Handed> Submit(LetterToPost letter, string? draft, CancellationToken stop)
    {
        var files = new List<string>();
        (string Name, byte[] Bytes)[] documents = [($"{letter.Decision}.pdf", letter.Document), .. letter.Copies.Select(copy => (copy.FileName, copy.Bytes))];
        foreach (var (at, document) in documents.Index())
            if (await Tell<Ar24File>(Date(), (signature, date, cancel) => api.Attach(signature, WithFile(date, document.Name, document.Bytes), cancel), f => files.Add(f.FileId), stop, isCopy: at > 0) is { } no) return no;
        if (!await letter.IsWanted(stop)) return new Handed.Unwanted();
        string? id = null;
        // With the date on which the attempt began: a process that slept meanwhile is refused, and does not send what another has sent.
        return await Tell<Ar24Mail>(Date(letter.Begun), (signature, date, cancel) => api.Send(signature, Mail(date, letter, files), cancel), m => id = m.Id, stop) ?? new Handed.Over(id);
    }

    /// <inheritdoc/>
    public Task Discard(string draft, CancellationToken stop) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<LetterReport?> Follow(string reference, CancellationToken stop)
    {
        if (await One(reference, stop) is not { } mail) return null;
        var (states, unread) = Ar24States.Of(mail);
        var proofs = new HashSet<ProofKind>();
        if (mail.ProofEvUrl is not null) proofs.Add(ProofKind.Deposit);
        if (mail.ProofArUrl is not null) proofs.Add(ProofKind.Receipt);
        if ((mail.ProofRfUrl ?? mail.ProofNgUrl ?? mail.ProofBcUrl) is not null) proofs.Add(ProofKind.Undelivered);
        return new(states, unread, proofs, mail.PriceHt is { } euros and >= 0 and < 1000 ? (long)decimal.Round(euros * 100, MidpointRounding.AwayFromZero) : null, null);
    }

    /// <inheritdoc/>
    public async Task<CarrierDocument?> Fetch(string reference, ProofKind kind, CancellationToken stop)
    {
        var told = await One(reference, stop) is { } mail ? kind switch { ProofKind.Deposit => mail.ProofEvUrl, ProofKind.Receipt => mail.ProofArUrl, _ => mail.ProofRfUrl ?? mail.ProofNgUrl ?? mail.ProofBcUrl } : null;
        // Only the name of the proof is taken of the address told: where it leads is none of the provider's choice.
        if (!Uri.TryCreate(told, UriKind.Absolute, out var at) || at.Segments[^1].Trim('/') is not { Length: > 0 } name) return null;
        var pass = System.Web.HttpUtility.ParseQueryString(at.Query)["token"] ?? settings.Token;
        return await patience.Asking.ExecuteAsync(async cancel =>
        {
            using var answer = await api.Proof(cipher.Signature(Date()), name, pass, cancel);
            return await CarrierDocument.Of(ProviderAnswer.Settled(answer), cancel);
        }, stop);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ListedLetter> List(DateOnly since, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var mail in Mails(since, stop))
            yield return new(mail.Id, Guid.TryParse(mail.RefDossier, out var key) ? key : null, false, mail.SendFail is true, null, Ar24States.Day(mail.Date) ?? throw new JsonException("A mail without a date."));
    }

    /// <inheritdoc/>
    // How its calls prove themselves is published nowhere that we know: letters are asked about once a day.
    public WebhookCall Read(IHeaderDictionary headers, ReadOnlyMemory<byte> body) => new WebhookCall.NotSetUp();

    /// <inheritdoc/>
    public void Dispose()
    {
        http.Dispose();
        patience.Dispose();
    }

    IAsyncEnumerable<Ar24Mail> Mails(DateOnly since, CancellationToken stop) => Ar24Pages.Since(since, async (from, count, end) =>
        (await Ask<Ar24Mails>((signature, date, cancel) => api.All(signature, settings.Token, date, settings.UserId, from, count, cancel), end))?.Page ?? [], stop);

    Task<Ar24Mail?> One(string id, CancellationToken stop) => Ask<Ar24Mail>((signature, date, cancel) => api.One(signature, settings.Token, date, settings.UserId, id, cancel), stop);

    Task<T?> Ask<T>(Func<string, string, CancellationToken, Task<HttpResponseMessage>> call, CancellationToken stop) where T : class => patience.Asking.ExecuteAsync(async cancel =>
    {
        var date = Date();
        using var answer = ProviderAnswer.Settled(await call(cipher.Signature(date), date, cancel));
        var read = await Opened<T>(answer, date, cancel);
        // An account that is not served is not an empty list.
        if (read.Status is not "SUCCESS" && read.Slug is not "mail_not_found") throw new HttpRequestException($"The provider answered {read.Slug ?? read.Status}.", null, answer.StatusCode);
        return read.Result;
    }, stop).AsTask();

    async Task<Handed?> Tell<T>(string date, Func<string, string, CancellationToken, Task<HttpResponseMessage>> call, Action<T> read, CancellationToken stop, bool isCopy = false) where T : class => await patience.Telling.ExecuteAsync<Handed?>(async cancel =>
    {
        using var answer = ProviderAnswer.Settled(await call(cipher.Signature(date), date, cancel));
        var told = await Opened<T>(answer, date, cancel);
        if (told is { Status: "SUCCESS", Result: { } result })
        {
            read(result);
            return null;
        }

        // Maintenance and what is wrong with the access concern every letter alike; the rest concerns this one.
        return told.Status?.ToUpperInvariant() is "MAINTENANCE" ? throw new HttpRequestException("The provider is under maintenance.")
            : told.Slug is "attachment_unavailable" or "attachment_too_big" ? new Handed.TurnedAway(SendingFailure.RefusedByCarrier, MayBeForCopies: true)
            : told.Slug is "invalid_recipient" or "invalid_email" or "missing_email" ? new Handed.TurnedAway(SendingFailure.RefusedByCarrier)
            : isCopy && !IsOfAccess(told.Slug, answer.StatusCode) ? new Handed.TurnedAway(SendingFailure.RefusedByCarrier, MayBeForCopies: true)
            : new Handed.Closed((int)answer.StatusCode);
    }, stop);

    // The letter itself was taken a moment ago: whatever else it has against a copy is not against us.
    static bool IsOfAccess(string? slug, HttpStatusCode status) =>
        status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound || slug?.Contains("token", StringComparison.Ordinal) is true || slug?.Contains("signature", StringComparison.Ordinal) is true;

    async Task<Ar24Answer<T>> Opened<T>(HttpResponseMessage answer, string date, CancellationToken stop) where T : class
    {
        await answer.Content.LoadIntoBufferAsync(ProviderHttp.LargestAnswer, stop);
        try
        {
            return JsonSerializer.Deserialize<Ar24Answer<T>>(cipher.Open(await answer.Content.ReadAsStringAsync(stop), date), Ar24Json.Options) ?? throw new JsonException("The provider's answer is null.");
        }
        catch (Exception closed) when (closed is CryptographicException or FormatException)
        {
            throw new JsonException("The provider's answer cannot be opened.", closed);
        }
    }

    MultipartFormDataContent Form(string date, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var form = new MultipartFormDataContent { { new StringContent(settings.Token), "token" }, { new StringContent(date), "date" }, { new StringContent(settings.UserId), "id_user" } };
        foreach (var (name, value) in fields)
            if (value is not null) form.Add(new StringContent(value), name);
        return form;
    }

    MultipartFormDataContent WithFile(string date, string name, byte[] bytes)
    {
        var form = Form(date, ("file_name", name));
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new("application/pdf");
        form.Add(file, "file", name);
        return form;
    }

    // The sender is not shown before the addressee accepts; only professionals are written to this way, so that no consent is needed (postal code L100).
    MultipartFormDataContent Mail(string date, LetterToPost letter, IEnumerable<string> files) => Form(date, [
        ("to_company", letter.Recipient.Name), ("to_lastname", letter.Recipient.Address.Length > 0 ? letter.Recipient.Address : letter.Recipient.Name), ("to_firstname", "-"), ("to_email", letter.Recipient.Email),
        ("dest_statut", "professionnel"), ("content", "Veuillez prendre connaissance du courrier joint."), ("ref_dossier", letter.Decision.ToString()), .. files.Select((file, at) => ($"attachment[{at}]", (string?)file)),
        ("eidas", settings.OtpSecret is null ? null : "1"), ("otp", settings.OtpSecret is { } secret ? Ar24Cipher.OneTime(secret, time.GetUtcNow()) : null)]);

    string Date() => Date(time.GetUtcNow());

    static string Date(DateTimeOffset at) => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, "Europe/Paris").ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
