using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Consortium.Trial;

/// <summary>A member's node as anybody asks it: what it answers is checked with the members' keys.</summary>
internal sealed class TrialMember(Uri url, WitnessPolicy policy, TimeSpan patience) : IDisposable
{
    private static readonly MediaTypeHeaderValue Statement = new("application/cose");

    private readonly HttpClient client = new() { BaseAddress = url, Timeout = patience };

    /// <summary>The members of the trial network in a folder.</summary>
    public static TrialMember[] AllOf(string folder, TimeSpan patience)
    {
        int members = TrialNetwork.MembersIn(folder);
        WitnessPolicy policy = TrialNetwork.PolicyOf(members, TrialNetwork.SuiteIn(folder));
        return
        [
            .. Enumerable.Range(0, members).Select(
                member => new TrialMember(TrialNetwork.AddressOf(folder, member), policy, patience)),
        ];
    }

    /// <summary>Sends a statement and waits for the answer.</summary>
    /// <returns>The status, where it stands in the log if it was accepted, and what was said otherwise.</returns>
    public async Task<(int Status, long? Index, string Said)> SendAsync(SignedStatement statement, CancellationToken cancel)
    {
        using ReadOnlyMemoryContent content = new(statement.Bytes);
        content.Headers.ContentType = Statement;
        using HttpResponseMessage answer = await client.PostAsync(new Uri("entries", UriKind.Relative), content, cancel);
        if (answer.IsSuccessStatusCode
            && answer.Headers.TryGetValues("Lodestone-Entry-Index", out IEnumerable<string>? index))
        {
            return ((int)answer.StatusCode, long.Parse(index.Single(), CultureInfo.InvariantCulture), string.Empty);
        }

        return ((int)answer.StatusCode, null, await answer.Content.ReadAsStringAsync(cancel));
    }

    /// <summary>Asks for JSON.</summary>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancel)
    {
        using JsonDocument document = JsonDocument.Parse(
            await client.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancel));
        return document.RootElement.Clone();
    }

    /// <summary>Fetches into a file what the holder of an API key may read.</summary>
    public async Task DownloadAsync(string path, string apiKey, string file)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        using HttpResponseMessage answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using FileStream output = File.Create(file);
        await answer.Content.CopyToAsync(output);
    }

    /// <summary>Ends once this node shows a checkpoint that covers an entry and that the quorum has cosigned.</summary>
    public async Task CosignedAsync(long index, CancellationToken cancel)
    {
        string query = string.Empty;
        while (true)
        {
            byte[] bytes = await client.GetByteArrayAsync(
                new Uri($"agreement/checkpoint{query}", UriKind.Relative), cancel);
            SignedNote note = SignedNote.Parse(bytes).Value;
            if (Checkpoint.Parse(note.Text).Value.Size.Value > index
                && policy.Witnesses.Count(member => HasSigned(note, member)) >= policy.Quorum)
            {
                return;
            }

            query = $"?after={AgreementEndpoints.MarkOf(note)}";
        }
    }

    /// <summary>The network's time, as the head of this node's log says.</summary>
    public async Task<Instant> TimeAsync(CancellationToken cancel)
    {
        JsonElement state = await GetAsync("state", cancel);
        return new Instant(DateTimeOffset.Parse(
            state.GetProperty("time").GetString()!, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static bool HasSigned(SignedNote note, NoteKey member) => note.Signatures.Where(member.IsOf)
        .Select(Cosignature.Parse)
        .Any(line => line.IsParsed && line.Value.Verify(note.Text, member) == SignatureVerdict.Valid);
}
