// Judges a Lodestone log from outside, with Go's note and tlog packages in place of our own code.
//
//	tlog BASE-URL LOG-FILE [entry|proof|consistency|tile|checkpoint]
//
// BASE-URL is a running node; LOG-FILE is its exported log. A last word plants one fault of that kind, which must be found.
// Says what it checked, or what is wrong with exit code 1.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var (
	base  string
	plant string
)

func main() {
	if len(os.Args) < 3 {
		fail("usage: tlog BASE-URL LOG-FILE [planted fault]", nil)
	}
	base = strings.TrimSuffix(os.Args[1], "/")
	if len(os.Args) > 3 {
		plant = os.Args[3]
	}
	entries := exported(os.Args[2])
	tree := opened()
	if tree.N != int64(len(entries)) {
		fail(fmt.Sprintf("the checkpoint covers %d entries, the exported log has %d", tree.N, len(entries)), nil)
	}
	tiles := &tileReader{tree: tree}
	reader := tlog.TileHashReader(tree, tiles)
	records := checkRecords(tree, reader, entries)
	served := checkServedProofs(tree, entries)
	trees := checkTrees(tree, reader, entries)
	fmt.Printf("note.Open: 1 checkpoint of %d entries\n", tree.N)
	fmt.Printf("tlog.CheckRecord: %d entries by %d tiles, %d proofs as served\n", records, tiles.count, served)
	fmt.Printf("tlog.CheckTree: %d earlier sizes, by tiles and as served\n", trees)
}

// opened fetches the checkpoint, has note.Open check its signature, and reads its body (C2SP tlog-checkpoint).
func opened() tlog.Tree {
	var anchor struct{ LogKey string }
	decode(get("/trust-anchor"), &anchor)
	verifier, err := note.NewVerifier(anchor.LogKey)
	check("the log's key", err)
	text := get("/checkpoint")
	if plant == "checkpoint" {
		text = bytes.Replace(text, []byte("\n"), []byte("\n1"), 1)
	}
	signed, err := note.Open(text, note.VerifierList(verifier))
	check("note.Open", err)
	lines := strings.Split(signed.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		fail("the checkpoint's first line is not the log's origin", nil)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check("the checkpoint's size", err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	check("the checkpoint's root", err)
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return tree
}

// checkRecords proves every entry of the exported log from the tiles alone.
func checkRecords(tree tlog.Tree, reader tlog.HashReader, entries [][]byte) int {
	for n, entry := range entries {
		if plant == "entry" && n == len(entries)/2 {
			entry = append([]byte{}, entry...)
			entry[len(entry)/2] ^= 1
		}
		proof, err := tlog.ProveRecord(tree.N, int64(n), reader)
		check(fmt.Sprintf("tlog.ProveRecord of entry %d", n), err)
		err = tlog.CheckRecord(proof, tree.N, tree.Hash, int64(n), tlog.RecordHash(entry))
		check(fmt.Sprintf("tlog.CheckRecord of entry %d", n), err)
	}
	return len(entries)
}

// checkServedProofs has the proofs that the node hands out judged.
func checkServedProofs(tree tlog.Tree, entries [][]byte) int {
	count := 0
	for n := int64(0); n < tree.N; n += 1 + tree.N/200 {
		var form struct {
			Leaf string
			Path []string
		}
		decode(get(fmt.Sprintf("/entries/%d/proof?size=%d", n, tree.N)), &form)
		proof := tlog.RecordProof(hashes(form.Path))
		if plant == "proof" && len(proof) > 0 {
			proof[0][7] ^= 1
		}
		leaf := tlog.RecordHash(entries[n])
		if hex.EncodeToString(leaf[:]) != form.Leaf {
			fail(fmt.Sprintf("the leaf of entry %d is not the hash of its bytes", n), nil)
		}
		check(fmt.Sprintf("tlog.CheckRecord of the served proof of entry %d", n),
			tlog.CheckRecord(proof, tree.N, tree.Hash, n, leaf))
		count++
	}
	return count
}

// checkTrees has earlier trees proven to be prefixes: computed from the entries, proven by tiles and as served.
func checkTrees(tree tlog.Tree, reader tlog.HashReader, entries [][]byte) int {
	stored := storedHashes{}
	count := 0
	for n, entry := range entries {
		more, err := tlog.StoredHashes(int64(n), entry, &stored)
		check("tlog.StoredHashes", err)
		stored.all = append(stored.all, more...)
		size := int64(n) + 1
		if size != tree.N && size%(1+tree.N/100) != 0 {
			continue
		}
		old, err := tlog.TreeHash(size, &stored)
		check("tlog.TreeHash", err)
		proof, err := tlog.ProveTree(tree.N, size, reader)
		check("tlog.ProveTree", err)
		check(fmt.Sprintf("tlog.CheckTree from %d", size), tlog.CheckTree(proof, tree.N, tree.Hash, size, old))
		var form struct{ Path []string }
		decode(get(fmt.Sprintf("/consistency?from=%d&to=%d", size, tree.N)), &form)
		served := tlog.TreeProof(hashes(form.Path))
		if plant == "consistency" && len(served) > 0 {
			served[len(served)-1][0] ^= 1
		}
		check(fmt.Sprintf("tlog.CheckTree of the served proof from %d", size),
			tlog.CheckTree(served, tree.N, tree.Hash, size, old))
		count++
	}
	return count
}

type storedHashes struct{ all []tlog.Hash }

func (s *storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		out[i] = s.all[index]
	}
	return out, nil
}

// tileReader maps Go's tiles to the paths of C2SP tlog-tiles: height 8, /tile/L/N with .p/W for a part.
type tileReader struct {
	tree  tlog.Tree
	count int
	seen  map[string][]byte
}

func (r *tileReader) Height() int { return 8 }

func (r *tileReader) SaveTiles([]tlog.Tile, [][]byte) {}

func (r *tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	if r.seen == nil {
		r.seen = map[string][]byte{}
	}
	out := make([][]byte, len(tiles))
	for i, tile := range tiles {
		path := pathOf(tile)
		if r.seen[path] == nil {
			r.seen[path] = get(path)
			if plant == "tile" && r.count == 0 {
				r.seen[path][3] ^= 1
			}
			r.count++
		}
		out[i] = r.seen[path]
	}
	return out, nil
}

func pathOf(tile tlog.Tile) string {
	n := fmt.Sprintf("%03d", tile.N%1000)
	for rest := tile.N / 1000; rest > 0; rest /= 1000 {
		n = fmt.Sprintf("x%03d/%s", rest%1000, n)
	}
	path := fmt.Sprintf("/tile/%d/%s", tile.L, n)
	if tile.W < 1<<uint(tile.H) {
		path = fmt.Sprintf("%s.p/%d", path, tile.W)
	}
	return path
}

// exported reads the entries of an exported log: frames of a letter, a length in 4 bytes and the content.
func exported(file string) [][]byte {
	content, err := os.ReadFile(file)
	check("the exported log", err)
	head := []byte("lodestone-log/1\n")
	if !bytes.HasPrefix(content, head) {
		fail("the exported log has another first line", nil)
	}
	var entries [][]byte
	for rest := content[len(head):]; len(rest) > 0; {
		length := binary.BigEndian.Uint32(rest[1:5])
		if rest[0] == 'E' {
			entries = append(entries, rest[5:5+length])
		}
		rest = rest[5+length:]
	}
	return entries
}

func hashes(path []string) []tlog.Hash {
	out := make([]tlog.Hash, len(path))
	for i, text := range path {
		raw, err := hex.DecodeString(text)
		check("a hash", err)
		copy(out[i][:], raw)
	}
	return out
}

func get(path string) []byte {
	answer, err := http.Get(base + path)
	check(path, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	check(path, err)
	if answer.StatusCode != http.StatusOK {
		fail(fmt.Sprintf("%s answered %s", path, answer.Status), nil)
	}
	return body
}

func decode(body []byte, into interface{}) { check("JSON", json.Unmarshal(body, into)) }

func check(what string, err error) {
	if err != nil {
		fail(what, err)
	}
}

func fail(what string, err error) {
	fmt.Printf("%s: %v\n", what, err)
	os.Exit(1)
}
