//! Pictures with a palette: charts have few colours, so that half a byte a dot is enough.

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Transformations};
use std::collections::HashMap;
use std::io::Cursor;

type Colour = [u8; 3];

/// How far apart the colours of a palette stand at least, squared: shades between two of them are no colours of a chart.
const APART: u32 = 1500;

/// The same picture with sixteen colours: those that most dots have, well apart; any other dot takes the nearest.
pub fn reduced(picture: &[u8]) -> Vec<u8> {
    let mut decoder = Decoder::new(Cursor::new(picture));
    decoder.set_transformations(Transformations::EXPAND | Transformations::ALPHA);
    let mut reader = decoder.read_info().unwrap();
    let mut dots = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut dots).unwrap();
    assert_eq!((info.color_type, info.bit_depth), (ColorType::Rgba, BitDepth::Eight));
    // Edges of letters have many greys, which nobody tells apart.
    let dot = |dot: &[u8]| -> Colour { [0, 1, 2].map(|at| dot[at] & 0xF0 | dot[at] >> 4) };
    let dots: Vec<Colour> = dots[..info.buffer_size()].chunks_exact(4).map(dot).collect();
    let mut counts: HashMap<Colour, usize> = HashMap::new();
    dots.iter().for_each(|dot| *counts.entry(*dot).or_default() += 1);
    let mut colours: Vec<(usize, Colour)> = counts.into_iter().map(|(colour, count)| (count, colour)).collect();
    colours.sort_unstable_by(|a, b| b.cmp(a));
    let mut palette: Vec<Colour> = Vec::new();
    for (_, colour) in &colours {
        if palette.len() < 16 && palette.iter().all(|other| distance(colour, other) >= APART) {
            palette.push(*colour);
        }
    }
    let nearest = |colour: &Colour| (0..palette.len()).min_by_key(|at| distance(colour, &palette[*at])).unwrap() as u8;
    let places: HashMap<Colour, u8> = colours.iter().map(|(_, colour)| (*colour, nearest(colour))).collect();
    // Two dots to the byte; a row begins with a byte of its own.
    let pair = |pair: &[Colour]| places[&pair[0]] << 4 | pair.get(1).map_or(0, |dot| places[dot]);
    let rows = dots.chunks(info.width as usize);
    let indexes: Vec<u8> = rows.flat_map(|row| row.chunks(2).map(pair).collect::<Vec<_>>()).collect();
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, info.width, info.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Four);
    encoder.set_compression(Compression::High);
    encoder.set_palette(palette.concat());
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&indexes).unwrap();
    writer.finish().unwrap();
    out
}

fn distance(a: &Colour, b: &Colour) -> u32 {
    (0..3).map(|at| i32::from(a[at]).abs_diff(i32::from(b[at])).pow(2)).sum()
}
