//! Pictures with a palette: charts have few colours, so that a byte a dot is enough.

use png::{BitDepth, ColorType, Compression, Decoder, Encoder};
use std::collections::HashMap;
use std::io::Cursor;

type Colour = [u8; 3];

/// The same picture with at most 256 colours: those that most dots have; any other dot takes the nearest of them.
pub fn reduced(picture: &[u8]) -> Vec<u8> {
    let mut reader = Decoder::new(Cursor::new(picture)).read_info().unwrap();
    let mut dots = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut dots).unwrap();
    assert_eq!((info.color_type, info.bit_depth), (ColorType::Rgba, BitDepth::Eight));
    // Edges of letters have many greys, which nobody tells apart.
    let dot = |dot: &[u8]| -> Colour { [0, 1, 2].map(|at| dot[at] & 0xF8 | dot[at] >> 5) };
    let dots: Vec<Colour> = dots[..info.buffer_size()].chunks_exact(4).map(dot).collect();
    let mut counts: HashMap<Colour, usize> = HashMap::new();
    dots.iter().for_each(|dot| *counts.entry(*dot).or_default() += 1);
    let mut colours: Vec<(usize, Colour)> = counts.into_iter().map(|(colour, count)| (count, colour)).collect();
    colours.sort_unstable_by(|a, b| b.cmp(a));
    let palette: Vec<Colour> = colours.iter().take(256).map(|(_, colour)| *colour).collect();
    let nearest = |colour: &Colour| {
        let far =
            |other: &Colour| (0..3).map(|at| i32::from(colour[at]).abs_diff(i32::from(other[at])).pow(2)).sum::<u32>();
        (0..palette.len()).min_by_key(|at| far(&palette[*at])).unwrap() as u8
    };
    let places: HashMap<Colour, u8> = colours.iter().map(|(_, colour)| (*colour, nearest(colour))).collect();
    let indexes: Vec<u8> = dots.iter().map(|dot| places[dot]).collect();
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, info.width, info.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    encoder.set_palette(palette.concat());
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&indexes).unwrap();
    writer.finish().unwrap();
    out
}
